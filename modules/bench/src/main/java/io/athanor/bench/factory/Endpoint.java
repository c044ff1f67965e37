package io.athanor.bench.factory;

import io.athanor.bench.Child;
import io.athanor.rehearsal.RehearsalServer;
import io.athanor.rehearsal.RehearsalSettings;
import io.athanor.rehearsal.Witness;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// A JVM that is the rehearsal model. Asked, it answers with how many calls have ended, and with
/// the time that all calls have taken so far, those under way included.
final class Endpoint {
  private Endpoint() {}

  /// @param args the latency, in milliseconds
  public static void main(String[] args) throws IOException {
    var settings =
        new RehearsalSettings(
            Duration.ofMillis(Long.parseLong(args[0])),
            Duration.ZERO,
            Map.of(),
            RehearsalSettings.DEFAULT.seed());
    var calls = new Calls();
    var server = RehearsalServer.start("127.0.0.1", 0, settings, calls);
    Child.ready(server.baseUrl().toString());
    Child.answer(calls::toString);
  }

  private static final class Calls implements Witness {
    private final AtomicLong underWay = new AtomicLong();
    private final LongAdder ended = new LongAdder();

    /// The ends of all calls that ended, less the starts of all that started.
    private final LongAdder nanos = new LongAdder();

    @Override
    public void asked(byte[] body) {
      underWay.incrementAndGet();
      nanos.add(-System.nanoTime());
    }

    @Override
    public void refused() {}

    @Override
    public void ended() {
      nanos.add(System.nanoTime());
      underWay.decrementAndGet();
      ended.increment();
    }

    @Override
    public String toString() {
      return ended.sum() + " " + (nanos.sum() + underWay.get() * System.nanoTime());
    }
  }
}
