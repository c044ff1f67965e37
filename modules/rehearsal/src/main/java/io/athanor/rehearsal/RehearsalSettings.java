package io.athanor.rehearsal;

import java.time.Duration;
import java.util.Map;

/// How the rehearsal server behaves.
///
/// @param latency how long each reply takes at least; default none
/// @param jitter added to it, uniform from nothing to this; default none
/// @param rates how often each fault happens, 0-1, together at most 1; default none
/// @param seed of faults and jitter: call n of a server meets the same fate under the same seed
/// @param requestsPerMinute calls beyond it are answered 429 with `Retry-After`; default 0: no
///   limit
/// @param rateLimitHeaders whether replies tell in `x-ratelimit-*` headers what is left of the
///   limit; default true
public record RehearsalSettings(
    Duration latency,
    Duration jitter,
    Map<Fault, Double> rates,
    long seed,
    int requestsPerMinute,
    boolean rateLimitHeaders) {

  public static final RehearsalSettings DEFAULT =
      new RehearsalSettings(Duration.ZERO, Duration.ZERO, Map.of(), 42);

  /// Without a limit.
  public RehearsalSettings(Duration latency, Duration jitter, Map<Fault, Double> rates, long seed) {
    this(latency, jitter, rates, seed, 0, true);
  }

  public RehearsalSettings {
    if (requestsPerMinute < 0) {
      throw new IllegalArgumentException(
          "requests per minute must be at least 1, or 0 for no limit, got " + requestsPerMinute);
    }
    if (latency.isNegative() || jitter.isNegative()) {
      throw new IllegalArgumentException(
          "latency and jitter must not be negative, got " + latency + " and " + jitter);
    }
    rates = checked(rates);
  }

  /// @throws IllegalArgumentException where a rate is not 0-1, or all are more than 1
  static Map<Fault, Double> checked(Map<Fault, Double> rates) {
    rates.forEach((fault, rate) -> {
      if (!(rate >= 0 && rate <= 1)) {
        throw new IllegalArgumentException(
            "the rate of " + fault + " must be between 0 and 1, got " + rate);
      }
    });
    double sum = rates.values().stream().mapToDouble(Double::doubleValue).sum();
    if (sum > 1 + 1e-9) {
      throw new IllegalArgumentException(
          "the rates of all faults must be at most 1 together, got " + sum);
    }
    return Map.copyOf(rates);
  }
}
