package io.athanor.verify;

import java.util.Map;

/// What a grade is made of.
///
/// @param weights how much each axis of the judge's rubric counts; an axis that is not named counts
///   1; default: correctness 2
/// @param passed points for an answer that was verified, half of them where the evidence is weaker;
///   default 10
/// @param unknown points for code or maths that could not be verified, at most 0; default -10
/// @param round points for each round after the first, at most 0; default -3
/// @param good the mark from which a sample is GOLD or SILVER; default 70
/// @param fair the mark from which it is BRONZE; default 50
public record GradeSettings(
    Map<String, Double> weights, double passed, double unknown, double round, int good, int fair) {

  public static final GradeSettings DEFAULT =
      new GradeSettings(Map.of("correctness", 2.0), 10, -10, -3, 70, 50);

  public GradeSettings {
    weights = Map.copyOf(weights);
    weights.forEach((axis, weight) -> {
      if (!(weight >= 0)) {
        throw new IllegalArgumentException(
            "the weight of \"" + axis + "\" must be 0 or more, got " + weight);
      }
    });
    if (!(passed >= 0 && unknown <= 0 && round <= 0)) {
      throw new IllegalArgumentException(
          "grading: passed must be 0 or more, unknown and round 0 or less, got %s, %s and %s"
              .formatted(passed, unknown, round));
    }
    if (fair < 0 || good < fair || good > 100) {
      throw new IllegalArgumentException(
          "grading: 0 <= fair <= good <= 100, got fair %d and good %d".formatted(fair, good));
    }
  }

  /// What an axis counts; 1 where nothing is said.
  public double weight(String axis) {
    return weights.getOrDefault(axis, 1.0);
  }
}
