package io.athanor.faults;

import java.time.Duration;
import java.util.Locale;

/// Progress on standard error, a line for each event.
///
/// @param scenario whose events these are
/// @param since when it began, in ns of [System#nanoTime]
record Log(String scenario, long since) {

  static Log of(String scenario) {
    return new Log(scenario, System.nanoTime());
  }

  void say(String format, Object... values) {
    System.err.printf(
        Locale.ROOT,
        "%7.1f s  %-10s %s%n",
        elapsed().toMillis() / 1000.0,
        scenario,
        values.length == 0 ? format : String.format(Locale.ROOT, format, values));
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - since);
  }
}
