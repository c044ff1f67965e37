package io.athanor.llm;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a reply's `x-ratelimit-*` headers say is left, of calls and of tokens.
///
/// The period of a limit is not told, and providers differ: a minute here, a day there. So a limit
/// is only the measure of what remains; rates come from what is missing and when it will be there.
///
/// @param requests null where not told
/// @param tokens null where not told
record Headroom(@Nullable Left requests, @Nullable Left tokens) {
  static final Headroom UNTOLD = new Headroom(null, null);

  private static final double LOW = 0.05;
  private static final double AMPLE = 0.1;

  /// Go's durations: `1s`, `6m0s`, `1h2m3.5s`, `120ms`; and bare seconds.
  private static final Pattern DURATION =
      Pattern.compile("(?:([0-9]+)d)?(?:([0-9]+)h)?(?:([0-9]+)m)?(?:([0-9.]+)s)?(?:([0-9.]+)ms)?");

  /// @param reset how soon all of the limit will be there again
  record Left(long limit, long remaining, Duration reset) {
    private double share() {
      return (double) remaining / limit;
    }
  }

  /// @param header a header's first value by its lower-case name, null where it is absent
  static Headroom of(Function<String, @Nullable String> header) {
    var requests = left(header, "requests");
    var tokens = left(header, "tokens");
    return requests == null && tokens == null ? UNTOLD : new Headroom(requests, tokens);
  }

  /// Whether next to nothing is left of one of them.
  boolean isLow() {
    return (requests != null && requests.share() < LOW) || (tokens != null && tokens.share() < LOW);
  }

  /// Whether enough is left of all that are told, and one is.
  boolean isAmple() {
    return (requests != null || tokens != null)
        && (requests == null || requests.share() > AMPLE)
        && (tokens == null || tokens.share() > AMPLE);
  }

  /// Calls a second by which a bucket that is nearly empty fills.
  OptionalDouble requestsPerSecond() {
    return requests == null || !requests.reset.isPositive() || requests.remaining >= requests.limit
        ? OptionalDouble.empty()
        : OptionalDouble.of((requests.limit - requests.remaining) * 1e9 / requests.reset.toNanos());
  }

  private static @Nullable Left left(Function<String, @Nullable String> header, String of) {
    String remaining = header.apply("x-ratelimit-remaining-" + of);
    String limit = header.apply("x-ratelimit-limit-" + of);
    String reset = header.apply("x-ratelimit-reset-" + of);
    if (remaining == null || limit == null) {
      return null;
    }
    try {
      var left =
          new Left(
              Long.parseLong(limit.strip()),
              Long.parseLong(remaining.strip()),
              reset == null ? Duration.ZERO : duration(reset.strip()));
      return left.limit > 0 && left.remaining >= 0 ? left : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Duration duration(String text) {
    var parts = DURATION.matcher(text);
    if (!parts.matches()) {
      return Duration.ofNanos((long) (Double.parseDouble(text) * 1e9));
    }
    double seconds =
        number(parts.group(1)) * 86_400
            + number(parts.group(2)) * 3_600
            + number(parts.group(3)) * 60
            + number(parts.group(4))
            + number(parts.group(5)) / 1_000;
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  private static double number(@Nullable String digits) {
    return digits == null ? 0 : Double.parseDouble(digits);
  }
}
