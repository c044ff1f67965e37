package io.athanor.rehearsal;

import java.time.Duration;
import java.util.Optional;

/// So many calls a minute: a bucket that holds one second's worth and is filled evenly, as
/// providers do it. The clock is the caller's. Safe for many threads.
final class Allowance {
  private static final double NANOS_A_MINUTE = 60e9;
  private static final int SECONDS_A_MINUTE = 60;

  private final double perNano;
  private final double most;
  private double left;
  private long filledAt;

  /// @param perMinute at least 1
  /// @param now in ns, of any origin, and so are the times that follow
  Allowance(int perMinute, long now) {
    this.perNano = perMinute / NANOS_A_MINUTE;
    this.most = Math.max(1, (double) perMinute / SECONDS_A_MINUTE);
    this.left = most;
    this.filledAt = now;
  }

  /// Takes one call.
  ///
  /// @return nothing, or how long it is until there is one to take
  synchronized Optional<Duration> take(long now) {
    left = Math.min(most, left + Math.max(0, now - filledAt) * perNano);
    filledAt = Math.max(filledAt, now);
    if (left < 1) {
      return Optional.of(Duration.ofNanos((long) Math.ceil((1 - left) / perNano)));
    }
    left--;
    return Optional.empty();
  }

  /// Whole calls left.
  synchronized long left() {
    return (long) left;
  }
}
