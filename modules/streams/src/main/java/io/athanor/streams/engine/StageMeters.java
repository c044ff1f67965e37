package io.athanor.streams.engine;

import io.athanor.core.Meters;
import io.athanor.core.TryAgainLater.About;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What one line tells the world about itself. Safe for use by several threads.
final class StageMeters implements AutoCloseable {
  private final MeterRegistry registry;
  private final String stage;
  private final Timer tries;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Gauge gauge;

  /// Every meter is there from the start: a counter that first shows as 1 has no rate.
  StageMeters(MeterRegistry registry, String stage) {
    this.registry = registry;
    this.stage = stage;
    for (Outlet outlet : Outlet.values()) {
      counter(outlet);
    }
    for (About about : About.values()) {
      counter(about);
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
    counter(outlet).increment();
  }

  void retried(About about) {
    counter(about).increment();
  }

  void tried(long nanos) {
    tries.record(nanos, TimeUnit.NANOSECONDS);
  }

  /// The gauge goes, or the next application of the same name would find this one's.
  @Override
  public void close() {
    registry.remove(gauge);
  }

  private Counter counter(Outlet outlet) {
    return Meters.STAGE_RECORDS.counter(registry, stage, outlet.tag());
  }

  private Counter counter(About about) {
    return Meters.STAGE_RETRIES.counter(registry, stage, about.name().toLowerCase(Locale.ROOT));
  }
}
