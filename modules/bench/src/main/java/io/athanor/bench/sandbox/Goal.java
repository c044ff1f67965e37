package io.athanor.bench.sandbox;

import java.util.Locale;
import java.util.function.DoublePredicate;

/// What is asked of Python in the sandbox.
enum Goal {
  RUNS_PER_SECOND("100 runs/s or more", rate -> rate >= 100),
  OVERHEAD_P95("overhead of 20 ms or less at p95", millis -> millis <= 20);

  private final String text;
  private final DoublePredicate met;

  Goal(String text, DoublePredicate met) {
    this.text = text;
    this.met = met;
  }

  /// @param who has the value
  String verdict(String who, double value) {
    return String.format(
        Locale.ROOT, "%s: %s: %.1f, %s", who, text, value, met.test(value) ? "met" : "missed");
  }
}
