package io.athanor.faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What must hold of an outage.
final class OutageJudgement {
  static final double FULL = 0.9;
  static final double BACK_S = 15;

  /// Five faults in a row pause an endpoint that still answers; others go out while they come in.
  private static final int SHOWING = 10;

  private static final Duration FIRST_PROBE = Duration.ofSeconds(1);
  private static final Duration SLOWEST_PROBE = Duration.ofSeconds(8);

  private OutageJudgement() {}

  static List<Row> rows(String fault, OutageMeasured measured) {
    var done =
        "%s for %d s, %,d calls in flight"
            .formatted(measured.how(), measured.outage().toSeconds(), measured.inFlight());
    long most = mostProbes(measured.outage());
    return List.of(
        Row.of(
            fault,
            done,
            "calls during the outage ≤ %d probes and %d that showed it".formatted(most, SHOWING),
            measured.calls() + " calls",
            measured.calls() <= most + SHOWING),
        recovery(fault, done, measured),
        Row.of(
            fault,
            done,
            "no rebalance",
            measured.rebalances() + " rebalances",
            measured.rebalances() == 0));
  }

  private static Row recovery(String fault, String done, OutageMeasured measured) {
    var criterion = "0.9 of the rate again ≤ 15 s after it is back";
    var before = String.format(Locale.ROOT, "%.0f calls/s before", measured.rateBefore());
    double seconds = measured.recoverySeconds();
    return seconds < 0
        ? Row.of(fault, done, criterion, "not reached; " + before, false)
        : Row.timed(
            fault,
            done,
            criterion,
            String.format(Locale.ROOT, "%.1f s; %s", seconds, before),
            seconds <= BACK_S);
  }

  /// A paused endpoint is probed after 1 s, 2 s, 4 s, and then every 8 s.
  static long mostProbes(Duration outage) {
    long probes = 0;
    var wait = FIRST_PROBE;
    for (var at = wait; at.compareTo(outage) <= 0; at = at.plus(wait)) {
      probes++;
      wait = wait.multipliedBy(2);
      wait = wait.compareTo(SLOWEST_PROBE) > 0 ? SLOWEST_PROBE : wait;
    }
    return probes;
  }
}
