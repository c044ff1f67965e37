package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.athanor.core.Outcome;
import io.athanor.core.Rounds;
import io.athanor.record.Assignment;
import io.athanor.record.GradedSample;
import io.athanor.record.Seed;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.boot.SandboxSettings;
import io.athanor.sandbox.boot.Sandboxes;
import io.athanor.testkit.Samples;

/// What the stage makes of answers.
record Verified(Sandboxes.Choice choice, VerifyStage stage) {

  static Verified withTheRealSandbox(Limits limits) throws InterruptedException {
    var choice = Sandboxes.choose(SandboxSettings.DEFAULT.places(2));
    var settings = new VerifySettings(Rounds.DEFAULT, limits, GradeSettings.DEFAULT, 0);
    return new Verified(choice, new VerifyStage(choice.sandbox(), settings));
  }

  /// Skips the test, with the reason, where this language is not installed.
  void assumeInstalled(String language) {
    var missing =
        choice.accepted().stream()
            .map(sandbox -> sandbox.wall().toolchains())
            .filter(toolchains -> !toolchains.installed().containsKey(language))
            .map(toolchains -> toolchains.whyNot(language))
            .toList();
    assumeThat(missing).as(missing.toString()).hasSizeLessThan(choice.accepted().size());
  }

  Outcome.Part<GradedSample, Assignment> of(Seed seed, String answer) throws Exception {
    return stage.apply(Samples.critique(seed, "", answer)).parts().getFirst();
  }

  GradedSample passed(Seed seed, String answer) throws Exception {
    var part = of(seed, answer);
    if (part instanceof Outcome.Pass<GradedSample, Assignment>(var sample)) {
      return sample;
    }
    throw new AssertionError("not passed: " + part);
  }

  /// What the teacher is told.
  String sentBack(Seed seed, String answer) throws Exception {
    var part = of(seed, answer);
    assertThat(part).isInstanceOf(Outcome.SendBack.class);
    return ((Outcome.SendBack<GradedSample, Assignment>) part)
        .again()
        .getAttempts()
        .getLast()
        .getFeedback();
  }
}
