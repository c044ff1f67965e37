package io.athanor.verify;

import io.athanor.core.Rounds;
import io.athanor.sandbox.Limits;

/// How answers are verified.
///
/// @param rounds how often an answer is sent back; critique shares the count
/// @param limits what one run of a program may use
/// @param grade what the grade is made of
public record VerifySettings(Rounds rounds, Limits limits, GradeSettings grade) {

  public static final VerifySettings DEFAULT =
      new VerifySettings(Rounds.DEFAULT, Limits.DEFAULT, GradeSettings.DEFAULT);
}
