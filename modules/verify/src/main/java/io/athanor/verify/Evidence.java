package io.athanor.verify;

import io.athanor.record.Verdict;
import io.athanor.record.Verification;
import org.jspecify.annotations.Nullable;

/// What was found out about an answer.
///
/// @param verification for the record
/// @param feedback what the teacher is told when it failed; "" otherwise
record Evidence(Verification verification, String feedback) {
  private static final String NO_METHOD = "none";

  /// There is nothing to hold the answer against.
  static Evidence none(String why) {
    return unknown(NO_METHOD, null, 0, 0, why);
  }

  static Evidence pass(String method, @Nullable String backend, int passed, int total, String why) {
    return new Evidence(verification(Verdict.PASS, method, backend, passed, total, why), "");
  }

  static Evidence unknown(
      String method, @Nullable String backend, int passed, int total, String why) {
    return new Evidence(verification(Verdict.UNKNOWN, method, backend, passed, total, why), "");
  }

  static Evidence fail(
      String method, @Nullable String backend, int passed, int total, String why, String feedback) {
    return new Evidence(verification(Verdict.FAIL, method, backend, passed, total, why), feedback);
  }

  private static Verification verification(
      Verdict verdict,
      String method,
      @Nullable String backend,
      int passed,
      int total,
      String detail) {
    return new Verification(verdict, method, backend, passed, total, detail);
  }
}
