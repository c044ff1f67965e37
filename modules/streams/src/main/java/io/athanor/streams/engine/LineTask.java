package io.athanor.streams.engine;

import io.athanor.streams.Place;
import io.athanor.streams.engine.Result.Charged;
import io.athanor.streams.engine.Result.Settled;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The stream thread's half of a line, for one partition while it is ours: admits records into the
/// in-flight store, starts their calls, and lets the results out.
///
/// Whatever is forwarded, stored and deleted here between two commits is one transaction, so a
/// record's entry goes exactly when its results leave.
final class LineTask implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LineTask.class);
  private static final Duration DRAIN_EVERY = Duration.ofMillis(5);

  private final BytesStage<?, ?, ?> stage;
  private final Engine engine;
  private final StageMeters meters;
  private final ProcessorContext<byte[], byte[]> context;
  private final KeyValueStore<Long, InFlight> inFlight;
  private final Optional<Seen> seen;
  private final Calls calls;
  private final Cancellable punctuation;
  private int open;

  LineTask(
      BytesStage<?, ?, ?> stage,
      Engine engine,
      StageMeters meters,
      ProcessorContext<byte[], byte[]> context) {
    var stores = new LineStores(stage.line());
    this.stage = stage;
    this.engine = engine;
    this.meters = meters;
    this.context = context;
    this.inFlight = context.getStateStore(stores.inFlight());
    this.seen = stores.seen().map(name -> new Seen(context.getStateStore(name)));
    this.calls = new Calls(stage, engine, meters);
    this.punctuation =
        context.schedule(DRAIN_EVERY, PunctuationType.WALL_CLOCK_TIME, _ -> onLoop());
  }

  /// Goes on with what the restored store holds. All of it at once: the calls queue for the same
  /// permits as any other.
  void takeUp() {
    try (var entries = inFlight.all()) {
      entries.forEachRemaining(entry -> start(source(entry.key), entry.value));
    }
    if (open > 0) {
      log.atInfo()
          .addKeyValue("stage", stage.line().name())
          .addKeyValue("partition", context.taskId().partition())
          .log("taking up {} records that were in flight", open);
    }
  }

  void admit(Record<byte[], byte[]> record) {
    drain();
    engine.gate().await();
    drain();
    long offset = context.recordMetadata().orElseThrow().offset();
    var entry = InFlight.admitted(record, engine.clock().millis());
    long size = InFlightSerde.size(entry);
    if (size > engine.sizes().entry()) {
      forward(tooLarge(source(offset), entry, size));
      return;
    }
    inFlight.put(offset, entry);
    start(source(offset), entry);
  }

  /// The calls are told to stop; their entries stay for the next owner.
  @Override
  public void close() {
    punctuation.cancel();
    calls.close();
    meters.gone(open);
  }

  private void onLoop() {
    engine.gate().newLoop();
    drain();
  }

  private void start(Place source, InFlight entry) {
    boolean repeat = seen.map(ids -> ids.isRepeat(source, entry)).orElse(false);
    open++;
    meters.admitted();
    calls.start(source, entry, repeat);
  }

  /// Takes nothing for granted and throws nothing of its own: an exception here ends the thread and
  /// starts everything in flight again.
  private void drain() {
    for (var result = calls.poll(); result != null; result = calls.poll()) {
      switch (result) {
        case Charged(long offset, InFlight entry) -> inFlight.put(offset, entry);
        case Settled settled -> settle(settled);
      }
    }
  }

  private void settle(Settled settled) {
    var entry = inFlight.delete(settled.offset());
    if (entry == null) {
      log.atError()
          .addKeyValue("stage", stage.line().name())
          .addKeyValue("offset", source(settled.offset()))
          .log("dropped the result of a record that is not in flight");
      return;
    }
    open--;
    meters.gone(1);
    for (var departure : settled.departures()) {
      forward(departure);
      if (departure.outlet() == Outlet.FAILED) {
        seen.ifPresent(ids -> ids.forget(source(settled.offset()), entry));
      }
    }
  }

  private Departure tooLarge(Place source, InFlight entry, long size) {
    var fault = new OversizeException("the source record", size, engine.sizes().entry());
    return DeadLetter.of(
        source, entry, Fault.OVERSIZE, 0, fault, entry.firstTime(), engine.sizes().record());
  }

  private void forward(Departure departure) {
    context.forward(departure.record(), departure.outlet().sink(stage.line().name()));
    meters.departed(departure.outlet());
  }

  /// A sub-topology has one source topic, so the task's partition is the record's.
  private Place source(long offset) {
    return new Place(stage.line().from().name(), context.taskId().partition(), offset);
  }
}
