package io.athanor.verify;

import io.athanor.sandbox.Run;

/// How a program did at one case.
sealed interface Trial {

  record Passed() implements Trial {}

  /// Something else came out than should have.
  ///
  /// @param input what it was given
  /// @param expected what should have come out
  /// @param got what came out, or how it broke
  /// @param ending how its run ended
  record Failed(String input, String expected, String got, Run.Ending ending) implements Trial {

    /// Whether another case would most likely only spend as much again.
    boolean atALimit() {
      return switch (ending) {
        case CPU_LIMIT, WALL_LIMIT, MEMORY_LIMIT, OUTPUT_LIMIT -> true;
        case OK, NONZERO_EXIT, SIGNALLED, INTERNAL, UNAVAILABLE -> false;
      };
    }
  }

  /// It says nothing about the program.
  record Unclear(String why) implements Trial {}
}
