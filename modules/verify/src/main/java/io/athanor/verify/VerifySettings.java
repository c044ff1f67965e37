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
/// @param samples how many independent answers a model gives where an instruction brings neither
///   cases nor a reference answer; 0, the default: none, else 2 to 50
/// @param agreement when those are evidence
public record VerifySettings(
    Rounds rounds,
    Limits limits,
    GradeSettings grade,
    int controlsEvery,
    int samples,
    AgreementSettings agreement) {

  public static final VerifySettings DEFAULT =
      new VerifySettings(Rounds.DEFAULT, Limits.DEFAULT, GradeSettings.DEFAULT, 100);

  private static final int MOST_SAMPLES = 50;

  public VerifySettings {
    if (controlsEvery < 0) {
      throw new IllegalArgumentException("controlsEvery must be 0 or more, got " + controlsEvery);
    }
    if (samples < 0 || samples == 1 || samples > MOST_SAMPLES) {
      throw new IllegalArgumentException(
          "samples must be 0, for none, or from 2 to %d, since one answer has nothing to agree with; got %d"
              .formatted(MOST_SAMPLES, samples));
    }
  }

  /// Asks no model.
  public VerifySettings(Rounds rounds, Limits limits, GradeSettings grade, int controlsEvery) {
    this(rounds, limits, grade, controlsEvery, 0, AgreementSettings.DEFAULT);
  }
}
