package io.athanor.verify;

import io.athanor.sandbox.Run;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a program did at one case.
///
/// Of its run it keeps head and tail of the streams: many trials of many answers are held at once,
/// and a program may print as much as its limit allows.
sealed interface Trial {
  /// Of each stream, in characters.
  int MOST = 1000;

  record Passed(Run run) implements Trial {
    public Passed {
      run = run.abridged(MOST);
    }
  }

  /// Something else came out than should have.
  ///
  /// @param input what it was given
  /// @param expected what should have come out
  /// @param got what came out, or how it broke; each is kept as it is shown
  record Failed(String input, String expected, String got, Run run) implements Trial {
    public Failed {
      input = Shortened.of(input);
      expected = Shortened.of(expected);
      got = Shortened.of(got);
      run = run.abridged(MOST);
    }
  }

  /// It says nothing about the program.
  ///
  /// @param run null where there was none
  record Unclear(String why, @Nullable Run run) implements Trial {
    public Unclear {
      run = run == null ? null : run.abridged(MOST);
    }

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
