package io.athanor.faults;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// What a result was measured on.
final class Machine {
  private Machine() {}

  static String describe() {
    return "%s; %d cores; %s %s; JVM %s"
        .formatted(
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.version());
  }

  /// Processes that run or wait to run, over the last minute; the harness's own are among them.
  static String load() {
    return String.format(
        Locale.ROOT,
        "load average %.1f",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
