package io.athanor.app.pipeline;

import io.athanor.core.Meters;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Prints every meter as a Markdown table: `docs/metrics.md`.
public final class MetricsTable {
  private MetricsTable() {}

  public static String markdown() {
    return Arrays.stream(Meters.values())
        .map(MetricsTable::row)
        .collect(
            Collectors.joining(
                "\n",
                """
                # Metrics

                Printed by `./athanor describe --metrics`; a test compares. Every process serves these at `/metrics` in
                Prometheus' format, where dots become underscores, a counter ends in `_total` and a timer in `_seconds`.

                | name | Prometheus | type | tags | meaning |
                | --- | --- | --- | --- | --- |
                """,
                "\n"));
  }

  private static String row(Meters meter) {
    return "| `%s` | `%s` | %s | %s | %s |"
        .formatted(
            meter.meterName(),
            prometheus(meter),
            meter.type().name().toLowerCase(Locale.ROOT),
            meter.tags().stream().map(tag -> "`" + tag + "`").collect(Collectors.joining(", ")),
            meter.doc());
  }

  private static String prometheus(Meters meter) {
    String name = meter.meterName().replaceAll("[.-]", "_");
    return switch (meter.type()) {
      case COUNTER -> name + "_total";
      case TIMER -> name + "_seconds";
      case GAUGE, SUMMARY -> name;
    };
  }
}
