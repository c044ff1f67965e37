package io.athanor.verify;

import io.athanor.record.Verdict;
import io.athanor.record.Verification;
import io.athanor.verify.maths.Comparison;
import io.athanor.verify.maths.Majority;

/// Holds a final value against what independent answers say. Pure.
///
/// | the majority | verdict |
/// | --- | --- |
/// | its share is enough, and the value equals all of it | PASS |
/// | its share is enough, and the value is another than any of it | FAIL |
/// | is too small, or cannot be compared | UNKNOWN |
///
/// The answer under examination has no vote. It would raise its own share, most where there are few
/// samples; and after the first round it was written with feedback at hand, and so is no longer
/// independent.
final class SelfConsistency {
  static final String METHOD = "self_consistency";

  private static final String OUTVOTED =
      "Several independent solutions of the problem agree on another final value. Go through the steps"
          + " again one by one; mend the mistake if there is one, and end with a line \"Answer:"
          + " <value>\".";

  private SelfConsistency() {}

  /// The feedback never holds the majority's value: the teacher is to find it.
  ///
  /// @param given the answer's final value
  static Evidence evidence(String given, Majority majority, double leastShare) {
    int votes = majority.votesFor(given);
    var verdict = verdict(given, majority, leastShare);
    var why =
        "%d of %d independent answers agree%s, and %d with this one: %s"
            .formatted(
                majority.largest(),
                majority.answers(),
                majority.value().map(value -> " on " + Shortened.of(value)).orElse(""),
                votes,
                Shortened.of(given));
    var feedback = verdict == Verdict.FAIL ? OUTVOTED : "";
    var evidence = Evidence.of(verdict, METHOD, votes, majority.answers(), why, feedback);
    return new Evidence(
        Verification.newBuilder(evidence.verification()).setAgreement(majority.share()).build(),
        feedback);
  }

  private static Verdict verdict(String given, Majority majority, double leastShare) {
    if (majority.value().isEmpty() || majority.share() < leastShare) {
      return Verdict.UNKNOWN;
    }
    var judged =
        majority.groups().getFirst().members().stream()
            .map(member -> Comparison.judge(member, given))
            .distinct()
            .toList();
    return judged.size() == 1 ? judged.getFirst() : Verdict.UNKNOWN;
  }
}
