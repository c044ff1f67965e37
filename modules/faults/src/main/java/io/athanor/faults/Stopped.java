package io.athanor.faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// How a process met SIGTERM.
///
/// @param code none where it had to be killed
record Stopped(String name, Duration time, OptionalInt code) {
  static final Duration MOST = Duration.ofSeconds(30);
  private static final int OK = 0;
  private static final int BY_SIGTERM = 143;

  static Stopped of(Child child) throws InterruptedException {
    long since = System.nanoTime();
    var code = child.terminate(Plant.GRACE);
    var time = Duration.ofNanos(System.nanoTime() - since);
    if (code.isEmpty()) {
      child.kill();
    }
    return new Stopped(child.name(), time, code);
  }

  boolean well() {
    return time.compareTo(MOST) <= 0
        && code.isPresent()
        && (code.getAsInt() == OK || code.getAsInt() == BY_SIGTERM);
  }

  static Row row(String fault, String done, List<Stopped> all) {
    return Row.of(
        fault,
        done,
        "each stops ≤ 30 s with code 0 or 143",
        all.stream().map(Stopped::toString).collect(Collectors.joining(", ")),
        all.stream().allMatch(Stopped::well));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.1f s with %s",
        time.toMillis() / 1000.0,
        code.isPresent() ? Integer.toString(code.getAsInt()) : "KILL");
  }
}
