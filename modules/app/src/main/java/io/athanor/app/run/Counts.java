package io.athanor.app.run;

import io.athanor.core.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/// What this process has done so far, read from its meters.
record Counts(MeterRegistry meters) {

  long records(String stage, String outcome) {
    return sum(
        meters
            .find(Meters.STAGE_RECORDS.meterName())
            .tag("stage", stage)
            .tag("outcome", outcome)
            .counters());
  }

  long records(String outcome) {
    return sum(meters.find(Meters.STAGE_RECORDS.meterName()).tag("outcome", outcome).counters());
  }

  /// Changes whenever a stage settles a record or the sink takes one.
  long moves() {
    return sum(meters.find(Meters.STAGE_RECORDS.meterName()).counters())
        + sum(meters.find(Meters.SINK_ROWS.meterName()).counters());
  }

  long rows() {
    return sum(meters.find(Meters.SINK_ROWS.meterName()).tag("outcome", "written").counters());
  }

  long calls() {
    return meters.find(Meters.OPERATION_DURATION.meterName()).timers().stream()
        .mapToLong(Timer::count)
        .sum();
  }

  /// @param type `input` or `output`
  long tokens(String type) {
    return (long)
        meters
            .find(Meters.TOKEN_USAGE.meterName())
            .tag("gen_ai.token.type", type)
            .summaries()
            .stream()
            .mapToDouble(DistributionSummary::totalAmount)
            .sum();
  }

  private static long sum(Iterable<Counter> counters) {
    double sum = 0;
    for (var counter : counters) {
      sum += counter.count();
    }
    return (long) sum;
  }
}
