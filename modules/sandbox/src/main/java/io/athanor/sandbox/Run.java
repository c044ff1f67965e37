package io.athanor.sandbox;

import java.time.Duration;

/// What happened to a program.
///
/// @param ending how it ended
/// @param exitCode its exit code; -1 where it has none
/// @param stdout what it printed, at most the limit; malformed UTF-8 replaced
/// @param stderr likewise
/// @param cpu processor time it used, as far as known
/// @param wall time on the clock
/// @param backend the back end that ran it
/// @param detail for a person: which limit, which fault; "" when there is nothing to say
public record Run(
    Ending ending,
    int exitCode,
    String stdout,
    String stderr,
    Duration cpu,
    Duration wall,
    String backend,
    String detail) {

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
    /// No back end passed its self-test, or the language is not installed.
    UNAVAILABLE;

    /// Whether the ending is the program's own doing.
    public boolean conclusive() {
      return this != INTERNAL && this != UNAVAILABLE;
    }
  }
}
