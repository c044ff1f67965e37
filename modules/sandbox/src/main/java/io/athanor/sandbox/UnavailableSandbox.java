package io.athanor.sandbox;

/// The sandbox of a machine that has none: every build and run ends [Run.Ending#UNAVAILABLE], no
/// program is ever started.
///
/// @param reason why, and how to get one; stands in every result
public record UnavailableSandbox(String reason) implements Sandbox {

  @Override
  public Build build(Source source) {
    return new Build.Broken(unavailable());
  }

  @Override
  public Run run(Build.Ready program, String stdin, Limits limits) {
    return unavailable();
  }

  private Run unavailable() {
    return Run.without(Run.Ending.UNAVAILABLE, "none", reason);
  }
}
