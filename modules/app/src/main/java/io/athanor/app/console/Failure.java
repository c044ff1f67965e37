package io.athanor.app.console;

/// A failure that the user can understand and mend: one sentence, what to do next, an exit code.
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;
  private final String next;

  /// @param sentence what is wrong, with a full stop
  /// @param next what to do, with a full stop; "" where the sentence says it
  public Failure(ExitCode code, String sentence, String next) {
    super(sentence);
    this.code = code;
    this.next = next;
  }

  public static Failure usage(String sentence, String next) {
    return new Failure(ExitCode.USAGE, sentence, next);
  }

  public static Failure unavailable(String sentence, String next) {
    return new Failure(ExitCode.UNAVAILABLE, sentence, next);
  }

  public static Failure cannotWrite(String sentence, String next) {
    return new Failure(ExitCode.CANNOT_WRITE, sentence, next);
  }

  public ExitCode code() {
    return code;
  }

  public String next() {
    return next;
  }
}
