package io.athanor.sandbox;

/// Runs a source in one go.
public final class Programs {

  private Programs() {}

  public static Run run(
      Sandbox sandbox, String language, String source, String stdin, Limits limits)
      throws InterruptedException {
    return switch (sandbox.build(new Source(language, source))) {
      case Build.Ready ready -> sandbox.run(ready, stdin, limits);
      case Build.Broken(var run) -> run;
    };
  }
}
