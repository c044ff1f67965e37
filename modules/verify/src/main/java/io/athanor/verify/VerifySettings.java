package io.athanor.verify;

import io.athanor.core.Rounds;
import io.athanor.sandbox.Limits;

/// How answers are verified.
///
/// @param rounds how often an answer is sent back; critique shares the count
/// @param limits what one run of a program may use
/// @param grade what the grade is made of
/// @param controlsEvery answers in a language from one control to the next, see [Controls]; default
///   100; 0: none
public record VerifySettings(Rounds rounds, Limits limits, GradeSettings grade, int controlsEvery) {

  public static final VerifySettings DEFAULT =
      new VerifySettings(Rounds.DEFAULT, Limits.DEFAULT, GradeSettings.DEFAULT, 100);

  public VerifySettings {
    if (controlsEvery < 0) {
      throw new IllegalArgumentException("controlsEvery must be 0 or more, got " + controlsEvery);
    }
  }
}
