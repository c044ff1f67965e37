package io.athanor.verify;

import io.athanor.record.Usage;
import io.athanor.record.Verdict;
import io.athanor.record.Verification;

/// What was found out about an answer.
///
/// @param verification for the record
/// @param feedback what the teacher is told when it failed; "" otherwise
record Evidence(Verification verification, String feedback) {

  /// There is nothing to hold the answer against.
  static Evidence none(String why) {
    return of(Verdict.UNKNOWN, "none", 0, 0, why, "");
  }

  /// Without a program.
  static Evidence of(
      Verdict verdict, String method, int passed, int total, String why, String feedback) {
    return new Evidence(
        Verification.newBuilder()
            .setVerdict(verdict)
            .setMethod(method)
            .setPassed(passed)
            .setTotal(total)
            .setDetail(why)
            .build(),
        feedback);
  }

  /// The same, found out by calls of a model.
  Evidence spending(Usage usage) {
    return new Evidence(Verification.newBuilder(verification).setUsage(usage).build(), feedback);
  }
}
