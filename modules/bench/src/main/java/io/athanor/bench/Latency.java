package io.athanor.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// How long a call takes: always the same, or anything from `least` to `most`, each as likely.
///
/// @param least the shortest call
/// @param most the longest call; the same as `least` where it is fixed
public record Latency(Duration least, Duration most) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d+(?:\\.\\d+)?(?:ms|s))(?:-(\\d+(?:\\.\\d+)?(?:ms|s)))?");

  public Latency {
    if (!least.isPositive() || most.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "a latency goes from more than nothing to as much or more, got %s to %s"
              .formatted(least, most));
    }
  }

  /// Reads `500ms` or `0.3s-3s`.
  ///
  /// @throws IllegalArgumentException where it is neither
  public static Latency parse(String text) {
    var match = TEXT.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "a latency is written like 500ms or 0.3s-3s, got '" + text + "'");
    }
    var least = duration(match.group(1));
    return new Latency(least, match.group(2) == null ? least : duration(match.group(2)));
  }

  /// Reads `500ms` or `2.5s`.
  ///
  /// @throws IllegalArgumentException where it is neither
  public static Duration duration(String text) {
    try {
      return text.endsWith("ms")
          ? millis(Double.parseDouble(text.substring(0, text.length() - 2)))
          : millis(1000 * Double.parseDouble(text.replaceFirst("s$", "")));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a time is written like 500ms or 2.5s, got '" + text + "'", e);
    }
  }

  public Duration mean() {
    return least.plus(most).dividedBy(2);
  }

  /// The calls that a second has room for where none of the places is ever empty.
  public double idealPerSecond(int inFlight) {
    return inFlight * 1000.0 / mean().toMillis();
  }

  /// What the call would do: nothing, for as long as it takes.
  public void pass() throws InterruptedException {
    Thread.sleep(
        Duration.ofNanos(
            least.equals(most)
                ? least.toNanos()
                : ThreadLocalRandom.current().nextLong(least.toNanos(), most.toNanos())));
  }

  /// As [#parse] reads it.
  @Override
  public String toString() {
    return least.equals(most) ? text(least) : text(least) + "-" + text(most);
  }

  private static Duration millis(double millis) {
    return Duration.ofMillis(Math.round(millis));
  }

  private static String text(Duration time) {
    return time.toMillis() < 1000
        ? time.toMillis() + "ms"
        : String.format(Locale.ROOT, "%ss", time.toMillis() / 1000.0).replace(".0s", "s");
  }
}
