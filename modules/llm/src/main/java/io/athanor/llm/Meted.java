package io.athanor.llm;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.SynchronizationStrategy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Metes an [Allowance] out evenly: a second's worth of it may be used at once, never a whole
/// minute's.
///
/// A call begins when one token is there, and takes all that it is likely to need, into the red
/// where that is more: the next call waits until it is paid back. When its reply tells what it
/// used, the difference is settled.
///
/// No clock, lock or log: the time is what the last call said.
final class Meted {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final long BURSTS_PER_MINUTE = 60;

  private final @Nullable Bucket requests;
  private final @Nullable Bucket tokens;
  private long time;

  Meted(Allowance allowance) {
    this.requests = bucket(allowance.requestsPerMinute());
    this.tokens = bucket(allowance.tokensPerMinute());
  }

  private @Nullable Bucket bucket(@Nullable Long perMinute) {
    if (perMinute == null) {
      return null;
    }
    return Bucket.builder()
        .addLimit(limit ->
            limit
                .capacity(Math.max(1, perMinute / BURSTS_PER_MINUTE))
                .refillGreedy(perMinute, MINUTE))
        .withCustomTimePrecision(new LastSaid())
        .withSynchronizationStrategy(SynchronizationStrategy.NONE)
        .build();
  }

  private final class LastSaid implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return time;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  /// Nanoseconds until the next call may begin.
  long untilNext(long now) {
    time = now;
    return Math.max(untilOne(requests), untilOne(tokens));
  }

  private static long untilOne(@Nullable Bucket bucket) {
    return bucket == null ? 0 : bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
  }

  /// A call begins.
  ///
  /// @param estimate the tokens it is likely to use, at least 1
  void let(long estimate, long now) {
    time = now;
    if (requests != null) {
      requests.consumeIgnoringRateLimits(1);
    }
    if (tokens != null) {
      tokens.consumeIgnoringRateLimits(estimate);
    }
  }

  /// A call ended.
  ///
  /// @param estimate what it took when it began
  /// @param used what it used
  void settle(long estimate, long used, long now) {
    time = now;
    if (tokens == null || used == estimate) {
      return;
    }
    if (used > estimate) {
      tokens.consumeIgnoringRateLimits(used - estimate);
    } else {
      tokens.forceAddTokens(estimate - used);
    }
  }
}
