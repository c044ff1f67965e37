package io.athanor.bench.sandbox;

import java.util.List;

/// How long the middle one of some runs took, and how long 95 of 100 took at most; milliseconds.
record Quantiles(double p50, double p95) {

  /// By nearest rank: each is a time that was measured.
  ///
  /// @throws IllegalArgumentException if there are none
  static Quantiles of(List<Long> nanos) {
    if (nanos.isEmpty()) {
      throw new IllegalArgumentException("quantiles need at least one run");
    }
    var sorted = nanos.stream().sorted().toList();
    return new Quantiles(at(sorted, 50), at(sorted, 95));
  }

  private static double at(List<Long> sorted, int percent) {
    int rank = (sorted.size() * percent + 99) / 100;
    return sorted.get(rank - 1) / 1e6;
  }
}
