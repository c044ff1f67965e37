package io.athanor.verify.mutation;

import io.athanor.core.Outcome;
import io.athanor.record.Assignment;
import io.athanor.record.Critique;
import io.athanor.record.GradedSample;
import io.athanor.record.Verdict;
import io.athanor.verify.VerifyStage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Holds one problem's mutants against its cases, by the stage that judges answers.
final class Study {
  private final VerifyStage stage;
  private final Laboratory laboratory;
  private final int most;

  /// @param problem whose mutants
  /// @param made how many there are
  /// @param runs how many were run on a case
  /// @param fates what became of each that was tried
  record Result(Problem problem, int made, int runs, List<Tried> fates) {}

  /// @param why where a mutant that was missed differs; "" otherwise
  record Tried(Mutant mutant, Mutant.Fate fate, String why) {}

  /// @param most how many mutants of a problem are tried, drawn by lot, the same in every run
  Study(VerifyStage stage, Laboratory laboratory, int most) {
    this.stage = stage;
    this.laboratory = laboratory;
    this.most = most;
  }

  /// Whether the reference passes all cases.
  boolean acceptsReference(Problem problem) throws InterruptedException {
    return accepts(problem.answered(problem.reference(), problem.cases()));
  }

  Result of(Problem problem) throws IOException, InterruptedException {
    var mutants = laboratory.mutants(problem);
    var drawn = new ArrayList<>(mutants);
    Collections.shuffle(drawn, new Random(problem.name().hashCode()));
    var tried = new ArrayList<Tried>();
    int runs = 0;
    for (Mutant mutant : drawn.subList(0, Math.min(most, drawn.size()))) {
      int passed = passed(problem, mutant);
      runs += Math.min(passed + 1, problem.cases().size());
      tried.add(
          passed < problem.cases().size()
              ? new Tried(mutant, Mutant.Fate.REJECTED, "")
              : survivor(problem, mutant));
    }
    return new Result(problem, mutants.size(), runs, tried);
  }

  /// How many cases it passes before the first that it fails.
  private int passed(Problem problem, Mutant mutant) throws InterruptedException {
    int passed = 0;
    for (Problem.Check check : problem.cases()) {
      if (!accepts(problem.answered(mutant.source(), List.of(check)))) {
        break;
      }
      passed++;
    }
    return passed;
  }

  private Tried survivor(Problem problem, Mutant mutant) throws IOException, InterruptedException {
    return laboratory
        .difference(problem, mutant)
        .map(why -> new Tried(mutant, Mutant.Fate.MISSED, why))
        .orElseGet(() -> new Tried(mutant, Mutant.Fate.EQUIVALENT, ""));
  }

  /// "Could not tell" would be counted as accepted, so it is a fault of the study.
  private boolean accepts(Critique critique) throws InterruptedException {
    var part = stage.apply(critique).parts().getFirst();
    if (!(part instanceof Outcome.Pass<GradedSample, Assignment> pass)) {
      return false;
    }
    var verification = pass.output().getVerification();
    if (verification.getVerdict() != Verdict.PASS) {
      throw new IllegalStateException(verification.getDetail());
    }
    return true;
  }
}
