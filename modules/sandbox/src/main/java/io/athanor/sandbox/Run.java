package io.athanor.sandbox;

import java.time.Duration;
import java.util.OptionalInt;

/// What happened to a program.
///
/// @param ending how it ended
/// @param exitCode its exit code, 128 + n after signal n; -1 where it has none
/// @param stdout what it printed, at most the limit; malformed UTF-8 replaced
/// @param stderr likewise
/// @param usage what it used
/// @param backend the back end that ran it
/// @param interpreter what ran it, with its version; "" where nothing did
/// @param detail for a person: which limit, which fault; "" when there is nothing to say
public record Run(
    Ending ending,
    int exitCode,
    String stdout,
    String stderr,
    Usage usage,
    String backend,
    String interpreter,
    String detail) {

  /// What a program used.
  ///
  /// @param cpu processor time of all its processes, as far as known
  /// @param wall time on the clock
  /// @param peakBytes the most memory it had at once, as far as known
  public record Usage(Duration cpu, Duration wall, long peakBytes) {
    public static final Usage NONE = new Usage(Duration.ZERO, Duration.ZERO, 0);
  }

  /// How a run ended. Only [#INTERNAL] and [#UNAVAILABLE] say nothing about the program.
  public enum Ending {
    OK,
    NONZERO_EXIT,
    SIGNALLED,
    CPU_LIMIT,
    WALL_LIMIT,
    MEMORY_LIMIT,
    OUTPUT_LIMIT,
    /// The machinery failed; another try may help.
    INTERNAL,
    /// No back end passed its self-test, the language is not installed, or the program needs more
    /// than any back end here allows.
    UNAVAILABLE;

    /// Whether the ending is the program's own doing.
    public boolean conclusive() {
      return this != INTERNAL && this != UNAVAILABLE;
    }

    /// Whether the program was stopped because it used too much.
    public boolean atALimit() {
      return switch (this) {
        case CPU_LIMIT, WALL_LIMIT, MEMORY_LIMIT, OUTPUT_LIMIT -> true;
        case OK, NONZERO_EXIT, SIGNALLED, INTERNAL, UNAVAILABLE -> false;
      };
    }
  }

  /// A run that never was.
  public static Run without(Ending ending, String backend, String detail) {
    return new Run(ending, -1, "", "", Usage.NONE, backend, "", detail);
  }

  /// This, with head and tail of its streams alone: what may be kept of many runs at once.
  ///
  /// @param most characters of each stream
  public Run abridged(int most) {
    return new Run(
        ending,
        exitCode,
        abridged(stdout, most),
        abridged(stderr, most),
        usage,
        backend,
        interpreter,
        detail);
  }

  private static String abridged(String text, int most) {
    return text.length() <= most
        ? text
        : text.substring(0, most / 2) + "\n…\n" + text.substring(text.length() - most / 2);
  }

  /// The signal that ended it.
  public OptionalInt signal() {
    return ending == Ending.SIGNALLED ? OptionalInt.of(exitCode - 128) : OptionalInt.empty();
  }
}
