package io.athanor.streams.engine;

import static java.util.Objects.requireNonNull;

import io.athanor.core.Meters;
import io.athanor.core.TryAgainLater.About;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What one line tells the world about itself. Safe for use by several threads.
final class StageMeters implements AutoCloseable {
  private final MeterRegistry registry;
  private final Map<Outlet, Counter> departed = new EnumMap<>(Outlet.class);
  private final Map<About, Counter> retried = new EnumMap<>(About.class);
  private final Timer tries;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Gauge gauge;

  /// Every meter is there from the start: a counter that first shows as 1 has no rate.
  StageMeters(MeterRegistry registry, String stage) {
    this.registry = registry;
    for (Outlet outlet : Outlet.values()) {
      departed.put(outlet, Meters.STAGE_RECORDS.counter(registry, stage, outlet.tag()));
    }
    for (About about : About.values()) {
      String tag = about.name().toLowerCase(Locale.ROOT);
      retried.put(about, Meters.STAGE_RETRIES.counter(registry, stage, tag));
    }
    tries = Meters.STAGE_DURATION.timer(registry, stage);
    gauge = Meters.STAGE_IN_FLIGHT.gauge(registry, inFlight, AtomicInteger::get, stage);
  }

  /// Records admitted and not settled.
  int inFlight() {
    return inFlight.get();
  }

  void admitted() {
    inFlight.incrementAndGet();
  }

  /// @param records settled, or left for another process to go on with
  void gone(int records) {
    inFlight.addAndGet(-records);
  }

  void departed(Outlet outlet) {
    requireNonNull(departed.get(outlet)).increment();
  }

  void retried(About about) {
    requireNonNull(retried.get(about)).increment();
  }

  void tried(long nanos) {
    tries.record(nanos, TimeUnit.NANOSECONDS);
  }

  /// The gauge goes, or the next application of the same name would find this one's.
  @Override
  public void close() {
    registry.remove(gauge);
  }
}
