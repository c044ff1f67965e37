package io.athanor.core;

import java.time.Duration;

/// How long to wait before try number n: exponential with full jitter.
///
/// @param base the most that is waited before the second try
/// @param cap the most that is ever waited
public record Backoff(Duration base, Duration cap) {

  public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

  public Backoff {
    if (base.isNegative() || base.isZero() || cap.compareTo(base) < 0) {
      throw new IllegalArgumentException("backoff: 0 < base <= cap, got " + base + " and " + cap);
    }
  }

  /// @param tries how many tries have failed, from 1
  /// @param random in [0, 1)
  public Duration delay(int tries, double random) {
    double most = Math.min(cap.toNanos(), base.toNanos() * Math.pow(2, Math.max(0, tries - 1)));
    return Duration.ofNanos((long) (most * random));
  }
}
