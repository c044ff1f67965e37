package io.athanor.streams.engine;

import io.athanor.core.Repeat;
import io.athanor.core.TryAgainLater.About;
import io.athanor.streams.engine.Result.Charged;
import io.athanor.streams.engine.Result.Found;
import io.athanor.streams.engine.Result.Gone;
import io.athanor.streams.engine.Result.Settled;
import java.util.List;
import java.util.Queue;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is under way for one task from its `init()` to its `close()`: a virtual thread for each
/// record, from its first try until it is settled.
///
/// Results are left in a queue for the stream thread. The queue ends with the calls, so that a
/// result that comes too late is never seen by the record's next owner.
final class Calls implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Calls.class);

  private final BytesStage<?, ?, ?> stage;
  private final Engine engine;
  private final StageMeters meters;
  private final Queue<Result> results = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads;
  private volatile boolean closed;

  Calls(BytesStage<?, ?, ?> stage, Engine engine, StageMeters meters) {
    this.stage = stage;
    this.engine = engine;
    this.meters = meters;
    this.threads =
        Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name(stage.line().name() + "-", 0).factory());
  }

  /// @param repeat whether the record is a duplicate, which the stage does not see
  void start(SourceRecord source, InFlight entry, boolean repeat) {
    if (engine.gate().isAbandoned()) {
      return;
    }
    long bytes = source.size();
    engine.gate().enter(bytes);
    threads.execute(() -> {
      try {
        settle(source, entry, repeat);
      } catch (InterruptedException e) {
        log.atDebug().addKeyValue("offset", source.place()).log("left in flight");
      } catch (Throwable e) {
        engine.halt().accept(e);
      } finally {
        engine.gate().leave(bytes);
      }
    });
  }

  /// Looks for records that were in flight when the partition came. Each is in the gate, at no
  /// weight, until it was found, so that nothing new takes its place.
  void find(TopicPartition partition, SortedSet<Long> offsets) {
    offsets.forEach(_ -> engine.gate().enter(0));
    threads.execute(() -> {
      try {
        engine
            .sources()
            .read(
                partition,
                offsets,
                source -> results.add(new Found(source)),
                offset -> results.add(new Gone(offset)));
      } catch (Throwable e) {
        if (!closed) {
          engine.halt().accept(e);
        }
      }
    });
  }

  /// The next thing to be done on the stream thread; null if there is none yet.
  @Nullable Result poll() {
    return results.poll();
  }

  /// Interrupts the calls and does not wait for them: their records stay in flight.
  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
  }

  private void settle(SourceRecord source, InFlight admitted, boolean repeat) throws Throwable {
    var entry = admitted;
    for (int faults = 1; ; faults++) {
      try {
        boolean again = faults > 1 || entry.attempts() > 0;
        results.add(new Settled(source, Repeat.of(again, () -> attempt(source, repeat))));
        return;
      } catch (Throwable fault) {
        stopIfClosed();
        double random = ThreadLocalRandom.current().nextDouble();
        switch (engine.triage().judge(fault, entry.attempts(), faults, random)) {
          case Verdict.TryAgain again -> entry = afterRest(source, entry, again);
          case Verdict.Bury bury -> {
            results.add(new Settled(source, List.of(letter(source, entry, bury, fault))));
            return;
          }
          case Verdict.Halt() -> throw fault;
        }
      }
    }
  }

  private List<Departure> attempt(SourceRecord source, boolean repeat) throws InterruptedException {
    long start = System.nanoTime();
    try {
      return stage.apply(source, repeat);
    } finally {
      meters.tried(System.nanoTime() - start);
    }
  }

  /// Waits for the next try. A fault of the endpoint keeps its place in the gate meanwhile, or an
  /// endpoint that is down would draw the whole topic in; a fault of the record gives it up.
  private InFlight afterRest(SourceRecord source, InFlight entry, Verdict.TryAgain again)
      throws InterruptedException {
    meters.retried(again.about());
    log.atDebug()
        .addKeyValue("stage", stage.line().name())
        .addKeyValue("offset", source.place())
        .addKeyValue("attempt", again.attempts())
        .log("waiting {} for another try", again.rest());
    // A stage may have left the flag of an interruption it dealt with.
    var _ = Thread.interrupted();
    stopIfClosed();
    if (again.about() == About.ENDPOINT) {
      Thread.sleep(again.rest());
      return entry;
    }
    var charged = entry.charged(again.attempts(), engine.clock().millis());
    results.add(new Charged(source.place().offset(), charged));
    engine.gate().rest();
    try {
      Thread.sleep(again.rest());
    } finally {
      engine.gate().resume();
    }
    return charged;
  }

  private Departure letter(
      SourceRecord source, InFlight entry, Verdict.Bury bury, Throwable fault) {
    log.atWarn()
        .addKeyValue("stage", stage.line().name())
        .addKeyValue("topic", source.place().topic())
        .addKeyValue("partition", source.place().partition())
        .addKeyValue("offset", source.place().offset())
        .addKeyValue("attempt", bury.attempts())
        .addKeyValue("reason", bury.fault().tag() + " " + fault.getClass().getSimpleName())
        .log("record became a dead letter");
    return DeadLetter.of(
        source,
        entry,
        bury.fault(),
        bury.attempts(),
        fault,
        engine.clock().millis(),
        engine.sizes().record());
  }

  private void stopIfClosed() throws InterruptedException {
    if (closed) {
      throw new InterruptedException();
    }
  }
}
