package io.athanor.verify;

import io.athanor.sandbox.Run;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a program did at one case.
sealed interface Trial {

  record Passed(Run run) implements Trial {}

  /// Something else came out than should have.
  ///
  /// @param input what it was given
  /// @param expected what should have come out
  /// @param got what came out, or how it broke
  record Failed(String input, String expected, String got, Run run) implements Trial {}

  /// It says nothing about the program.
  ///
  /// @param run null where there was none
  record Unclear(String why, @Nullable Run run) implements Trial {

    /// A fault of the machinery.
    static Unclear of(Run run) {
      return new Unclear(run.detail(), run);
    }
  }

  /// The run that was looked at.
  default Optional<Run> ran() {
    return Optional.ofNullable(
        switch (this) {
          case Passed(var run) -> run;
          case Failed(_, _, _, var run) -> run;
          case Unclear(_, var run) -> run;
        });
  }

  /// Whether another case would most likely only spend as much again.
  default boolean atALimit() {
    return this instanceof Failed(_, _, _, var run) && run.ending().atALimit();
  }
}
