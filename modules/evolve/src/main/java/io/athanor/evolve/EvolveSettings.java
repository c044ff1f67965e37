package io.athanor.evolve;

import java.util.Map;

/// How instructions evolve.
///
/// @param generations how many rounds of evolution there are; 0 passes the seeds on as they are.
///   Default 1
/// @param weights operator to weight, in place of the operator's own; 0 switches it off. Default:
///   none
public record EvolveSettings(int generations, Map<String, Double> weights) {

  public static final EvolveSettings DEFAULT = new EvolveSettings(1, Map.of());

  /// @throws IllegalArgumentException for a negative count or weight, an operator that does not
  ///   exist, or weights under which some kind of prompt has no operator left
  public EvolveSettings {
    weights = Map.copyOf(weights);
    if (generations < 0) {
      throw new IllegalArgumentException("generations must be 0 or more, got " + generations);
    }
    var _ = Operators.weighted(weights);
  }
}
