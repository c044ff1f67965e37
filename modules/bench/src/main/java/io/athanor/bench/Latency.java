package io.athanor.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// How long calls take. It is written as [#parse] reads it.
public sealed interface Latency {

  /// Always the same: `500ms`.
  record Fixed(Duration time) implements Latency {
    public Fixed {
      refuse(!time.isPositive(), "500ms", time, time);
    }

    @Override
    public Duration mean() {
      return time;
    }

    @Override
    public Duration draw(RandomGenerator random) {
      return time;
    }

    @Override
    public String toString() {
      return text(time);
    }
  }

  /// Anything from `least` to `most`, each as likely: `0.3s-3s`.
  record Even(Duration least, Duration most) implements Latency {
    public Even {
      refuse(!least.isPositive() || most.compareTo(least) <= 0, "0.3s-3s", least, most);
    }

    @Override
    public Duration mean() {
      return least.plus(most).dividedBy(2);
    }

    @Override
    public Duration draw(RandomGenerator random) {
      return Duration.ofNanos(random.nextLong(least.toNanos(), most.toNanos()));
    }

    @Override
    public String toString() {
      return text(least) + "-" + text(most);
    }
  }

  /// Lognormal: most take about as long, a few many times that, as where answers differ in length:
  /// `1s~3s`.
  ///
  /// @param median what half of the calls take at most
  /// @param high what 95 of 100 take at most
  record Tailed(Duration median, Duration high) implements Latency {
    /// Of the standard normal distribution.
    private static final double PERCENTILE_95 = 1.6449;

    public Tailed {
      refuse(!median.isPositive() || high.compareTo(median) <= 0, "1s~3s", median, high);
    }

    @Override
    public Duration mean() {
      return times(Math.exp(sigma() * sigma() / 2));
    }

    @Override
    public Duration draw(RandomGenerator random) {
      return times(Math.exp(sigma() * random.nextGaussian()));
    }

    private double sigma() {
      return Math.log((double) high.toNanos() / median.toNanos()) / PERCENTILE_95;
    }

    private Duration times(double factor) {
      return Duration.ofNanos((long) (median.toNanos() * factor));
    }

    @Override
    public String toString() {
      return text(median) + "~" + text(high);
    }
  }

  Duration mean();

  /// The time of one call.
  Duration draw(RandomGenerator random);

  /// The calls that a second has room for where none of the places is ever empty.
  default double idealPerSecond(int inFlight) {
    return inFlight * 1e9 / mean().toNanos();
  }

  /// What a call would do: nothing, for as long as it takes.
  default void pass() throws InterruptedException {
    Thread.sleep(draw(ThreadLocalRandom.current()));
  }

  /// Reads `500ms`, `0.3s-3s` or `1s~3s`.
  ///
  /// @throws IllegalArgumentException where it is none of them
  static Latency parse(String text) {
    var match =
        Pattern.compile("(\\d+(?:\\.\\d+)?(?:ms|s))(?:([-~])(\\d+(?:\\.\\d+)?(?:ms|s)))?")
            .matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "a latency is written like 500ms, 0.3s-3s or 1s~3s, got '" + text + "'");
    }
    var first = duration(match.group(1));
    if (match.group(2) == null) {
      return new Fixed(first);
    }
    var second = duration(match.group(3));
    return match.group(2).equals("-") ? new Even(first, second) : new Tailed(first, second);
  }

  /// Reads `500ms` or `2.5s`.
  ///
  /// @throws IllegalArgumentException where it is neither
  static Duration duration(String text) {
    try {
      return text.endsWith("ms")
          ? millis(Double.parseDouble(text.substring(0, text.length() - 2)))
          : millis(1000 * Double.parseDouble(text.replaceFirst("s$", "")));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a time is written like 500ms or 2.5s, got '" + text + "'", e);
    }
  }

  private static void refuse(boolean bad, String example, Duration from, Duration to) {
    if (bad) {
      throw new IllegalArgumentException(
          "a latency is more than nothing and goes up, like %s; got %s and %s"
              .formatted(example, from, to));
    }
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
