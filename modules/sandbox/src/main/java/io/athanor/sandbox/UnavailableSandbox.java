package io.athanor.sandbox;

import java.time.Duration;

/// The sandbox of a machine that has none: every run ends [Run.Ending#UNAVAILABLE], no program is
/// ever started.
///
/// @param reason why, and how to get one; stands in every result
public record UnavailableSandbox(String reason) implements Sandbox {

  @Override
  public String backend() {
    return "none";
  }

  @Override
  public Run run(Program program) {
    return new Run(
        Run.Ending.UNAVAILABLE, -1, "", "", Duration.ZERO, Duration.ZERO, backend(), reason);
  }
}
