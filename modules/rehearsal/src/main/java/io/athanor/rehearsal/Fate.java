package io.athanor.rehearsal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// What befalls one call: the only thing about a reply that is random, and that only by seed.
///
/// @param delay before the reply
record Fate(Optional<Fault> fault, Duration delay) {

  /// The same for the same settings, rates and number of the call.
  static Fate of(RehearsalSettings settings, Map<Fault, Double> rates, long call) {
    var random = new SplittableRandom(settings.seed() * 0x9E3779B97F4A7C15L + call);
    double draw = random.nextDouble();
    double share = random.nextDouble();
    var jitter = Duration.ofNanos((long) (settings.jitter().toNanos() * share));
    return new Fate(fault(rates, draw), settings.latency().plus(jitter));
  }

  private static Optional<Fault> fault(Map<Fault, Double> rates, double draw) {
    double reached = 0;
    for (var fault : Fault.values()) {
      reached += rates.getOrDefault(fault, 0.0);
      if (draw < reached) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
