package io.athanor.streams.engine;

import io.athanor.streams.Place;
import io.athanor.streams.engine.Result.Charged;
import io.athanor.streams.engine.Result.Found;
import io.athanor.streams.engine.Result.Gone;
import io.athanor.streams.engine.Result.Settled;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
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
  static final Duration DRAIN_EVERY = Duration.ofMillis(20);

  private final BytesStage<?, ?, ?> stage;
  private final Engine engine;
  private final StageMeters meters;
  private final ProcessorContext<byte[], byte[]> context;
  private final KeyValueStore<Long, InFlight> inFlight;
  private final Optional<Seen> seen;
  private final Calls calls;
  private final Cancellable punctuation;
  private int open;

  /// Of those: how many are still looked for on the source topic.
  private int unfound;

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
    var offsets = new TreeSet<Long>();
    try (var entries = inFlight.all()) {
      entries.forEachRemaining(entry -> offsets.add(entry.key));
    }
    if (offsets.isEmpty()) {
      return;
    }
    log.atInfo()
        .addKeyValue("stage", stage.line().name())
        .addKeyValue("partition", context.taskId().partition())
        .log("taking up {} records that were in flight", offsets.size());
    offsets.forEach(_ -> opened());
    unfound = offsets.size();
    calls.find(
        new TopicPartition(stage.line().from().name(), context.taskId().partition()), offsets);
  }

  void admit(Record<byte[], byte[]> record) {
    drain();
    engine.gate().await();
    drain();
    var source = new SourceRecord(place(context.recordMetadata().orElseThrow().offset()), record);
    var entry = InFlight.admitted(engine.clock().millis());
    long size = source.size();
    if (size > engine.sizes().record()) {
      var fault = new OversizeException("the source record", size, engine.sizes().record());
      forward(letter(source, entry, Fault.OVERSIZE, fault));
      return;
    }
    inFlight.put(source.place().offset(), entry);
    opened();
    start(source, entry);
  }

  /// The calls are told to stop; their entries stay for the next owner.
  @Override
  public void close() {
    punctuation.cancel();
    calls.close();
    for (; unfound > 0; unfound--) {
      engine.gate().leave(0);
    }
    meters.gone(open);
  }

  private void onLoop() {
    engine.gate().newLoop();
    drain();
  }

  private void start(SourceRecord source, InFlight entry) {
    calls.start(source, entry, seen.map(ids -> ids.isRepeat(source)).orElse(false));
  }

  private void opened() {
    open++;
    meters.admitted();
  }

  /// Takes nothing for granted and throws nothing of its own: an exception here ends the thread and
  /// starts everything in flight again.
  private void drain() {
    for (var result = calls.poll(); result != null; result = calls.poll()) {
      switch (result) {
        case Found(var source) -> {
          found();
          var entry = inFlight.get(source.place().offset());
          if (entry == null) {
            missing(source.place());
          } else {
            start(source, entry);
          }
        }
        case Gone(long offset) -> {
          found();
          expire(SourceRecord.gone(place(offset)));
        }
        case Charged(long offset, InFlight entry) -> inFlight.put(offset, entry);
        case Settled(var source, var departures) -> settle(source, departures);
      }
    }
  }

  private void found() {
    unfound--;
    engine.gate().leave(0);
  }

  private void expire(SourceRecord source) {
    var entry = inFlight.get(source.place().offset());
    if (entry != null) {
      var fault = new ExpiredException(source.place());
      settle(source, List.of(letter(source, entry, Fault.EXPIRED, fault)));
    }
  }

  private void settle(SourceRecord source, List<Departure> departures) {
    if (inFlight.delete(source.place().offset()) == null) {
      missing(source.place());
      return;
    }
    open--;
    meters.gone(1);
    for (var departure : departures) {
      forward(departure);
      if (departure.outlet() == Outlet.FAILED) {
        seen.ifPresent(ids -> ids.forget(source));
      }
    }
  }

  private void missing(Place place) {
    log.atError()
        .addKeyValue("stage", stage.line().name())
        .addKeyValue("offset", place)
        .log("dropped the result of a record that is not in flight");
  }

  private Departure letter(SourceRecord source, InFlight entry, Fault why, Throwable fault) {
    return DeadLetter.of(
        source,
        entry,
        why,
        entry.attempts(),
        fault,
        engine.clock().millis(),
        engine.sizes().record());
  }

  private void forward(Departure departure) {
    context.forward(departure.record(), departure.outlet().sink(stage.line().name()));
    meters.departed(departure.outlet());
  }

  /// A sub-topology has one source topic, so the task's partition is the record's.
  private Place place(long offset) {
    return new Place(stage.line().from().name(), context.taskId().partition(), offset);
  }
}
