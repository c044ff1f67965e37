package io.athanor.sink;

import io.athanor.record.Critique;
import io.athanor.record.GradedSample;
import io.athanor.record.Kind;
import io.athanor.record.Tier;
import io.athanor.record.Verdict;
import io.athanor.record.Verification;
import io.athanor.testkit.Samples;
import java.util.List;

/// Graded samples to start a test from.
final class Graded {
  private Graded() {}

  static GradedSample sample(String id, Tier tier) {
    var seed = Samples.seed(id, "What is " + id + "?", Kind.GENERAL);
    return sample(Samples.critique(seed, "Because.", "It is " + id + "."), tier);
  }

  static GradedSample sample(Critique critique, Tier tier) {
    return GradedSample.newBuilder()
        .setScore(88)
        .setTier(tier)
        .setReasons(List.of())
        .setVerification(
            Verification.newBuilder().setVerdict(Verdict.UNKNOWN).setMethod("none").build())
        .setCritique(critique)
        .build();
  }
}
