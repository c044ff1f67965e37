package io.athanor.critique;

import io.athanor.core.Rounds;

/// When an answer is good enough, and how the judge is kept under control.
///
/// @param rounds how often an answer is sent back; the count is shared with teach and verify
/// @param minAxis the least score that every axis of the rubric must reach, 1-5; default 3
/// @param minMean the least mean over the axes, 1-5; default 3.5
/// @param minWords the fewest words of a final answer that is prose; default 3
/// @param controlsEvery judged answers between two controls that the judge must fail; all controls
///   come before the first answer; 0: none at all; default 100
public record CritiqueSettings(
    Rounds rounds, int minAxis, double minMean, int minWords, int controlsEvery) {

  public static final CritiqueSettings DEFAULT =
      new CritiqueSettings(Rounds.DEFAULT, 3, 3.5, 3, 100);

  public CritiqueSettings {
    if (minAxis < 1 || minAxis > 5) {
      throw new IllegalArgumentException("minAxis must be from 1 to 5, got " + minAxis);
    }
    if (!(minMean >= 1 && minMean <= 5)) {
      throw new IllegalArgumentException("minMean must be from 1 to 5, got " + minMean);
    }
    if (minWords < 0) {
      throw new IllegalArgumentException("minWords must be 0 or more, got " + minWords);
    }
    if (controlsEvery < 0) {
      throw new IllegalArgumentException(
          "controlsEvery must be 1 or more, or 0 for no controls, got " + controlsEvery);
    }
  }
}
