package io.athanor.sandbox.run;

import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Run.Ending;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.Source;
import io.athanor.sandbox.language.Languages;
import java.util.List;
import java.util.Optional;

/// Several back ends, the narrowest first. A program begins at the first that has its language.
/// Where it breaks there because something was refused that a wider one allows, it gets another
/// chance at the next; where there is none, nobody can tell how it would have done.
public final class Ladder implements Sandbox {
  private final List<WalledSandbox> rungs;

  /// @param rungs the narrowest first
  /// @throws IllegalArgumentException where there is none
  public Ladder(List<WalledSandbox> rungs) {
    if (rungs.isEmpty()) {
      throw new IllegalArgumentException("a ladder needs a rung");
    }
    this.rungs = List.copyOf(rungs);
  }

  @Override
  public Build build(Source source) throws InterruptedException {
    return from(0, source.language()).orElse(rungs.getLast()).build(source);
  }

  @Override
  public Run run(Build.Ready program, String stdin, Limits limits) throws InterruptedException {
    var rung = from(0, program.language());
    if (rung.isEmpty()) {
      return rungs.getLast().run(program, stdin, limits);
    }
    while (true) {
      var run = rung.get().run(program, stdin, limits);
      if (!refused(rung.get(), program, run)) {
        return run;
      }
      rung = from(rungs.indexOf(rung.get()) + 1, program.language());
      if (rung.isEmpty()) {
        return Run.without(
            Ending.UNAVAILABLE,
            run.backend(),
            "the program was refused a thread, a child or a file, and no back end here allows them;"
                + " ./athanor doctor says how to get one");
      }
    }
  }

  private static boolean refused(WalledSandbox rung, Build.Ready program, Run run) {
    return rung.wall().grants().isEmpty()
        && run.ending() == Ending.NONZERO_EXIT
        && Languages.named(program.language())
            .filter(language -> language.complaints().ofRefusal(run.stderr()))
            .isPresent();
  }

  private Optional<WalledSandbox> from(int first, String language) {
    return rungs.stream()
        .skip(first)
        .filter(rung -> rung.wall().toolchains().installed().containsKey(language))
        .findFirst();
  }
}
