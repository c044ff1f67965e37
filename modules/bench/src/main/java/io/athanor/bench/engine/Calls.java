package io.athanor.bench.engine;

import io.athanor.bench.Latency;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// The calls of one worker: each passes its latency, and is counted while it does. Safe for use by
/// many threads at once.
final class Calls {
  private final AtomicInteger underWay = new AtomicInteger();

  /// The ends of all calls that ended, less the starts of all that started.
  private final LongAdder nanos = new LongAdder();

  void make(Latency latency) throws InterruptedException {
    underWay.incrementAndGet();
    nanos.add(-System.nanoTime());
    try {
      latency.pass();
    } finally {
      nanos.add(System.nanoTime());
      underWay.decrementAndGet();
    }
  }

  /// The time that all calls have taken so far, those under way included. What it grows by in a
  /// second is how many were under way in that second.
  long spentNanos() {
    return nanos.sum() + underWay.get() * System.nanoTime();
  }
}
