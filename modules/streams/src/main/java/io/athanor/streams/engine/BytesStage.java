package io.athanor.streams.engine;

import io.athanor.core.Lineage;
import io.athanor.core.Outcome;
import io.athanor.core.Outcome.Part;
import io.athanor.core.Outcome.Pass;
import io.athanor.core.Outcome.Reject;
import io.athanor.core.Outcome.SendBack;
import io.athanor.core.TryAgainLater;
import io.athanor.record.Rejection;
import io.athanor.streams.Headers;
import io.athanor.streams.Line;
import io.athanor.streams.Place;
import io.athanor.streams.Topic;
import io.athanor.streams.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/// A line's stage as Kafka sees it: bytes in, records on their way out. Called on virtual threads.
///
/// @param mostBytes that a result may take
record BytesStage<I extends SpecificRecord, O extends SpecificRecord, B>(
    Line<I, O, B> line, Wire wire, long mostBytes) {

  /// One try.
  ///
  /// @param repeat whether a record of the same id was here before: it is not shown to the stage
  /// @throws UndecodableException if the payload is not a record
  /// @throws OversizeException if a part of the outcome is too large to be written
  /// @throws RuntimeException what the stage throws, [TryAgainLater] included
  List<Departure> apply(SourceRecord source, boolean repeat) throws InterruptedException {
    I input = decode(source.record().value());
    var outcome = repeat ? duplicate(input) : line.stage().apply(input);
    var departures = new ArrayList<Departure>();
    int all = outcome.parts().size();
    for (Part<O, B> part : outcome.parts()) {
      var departure =
          departure(
              part, source.place(), departures.size() + "/" + all, source.record().timestamp());
      if (departure.size() > mostBytes) {
        throw new OversizeException(
            "a result for " + departure.outlet().sink(line.name()), departure.size(), mostBytes);
      }
      departures.add(departure);
    }
    return departures;
  }

  private I decode(byte[] value) {
    try {
      return wire.decode(line.from(), value);
    } catch (TryAgainLater e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UndecodableException(e);
    }
  }

  private Outcome<O, B> duplicate(I input) {
    return Outcome.reject(
        "duplicate", "a record with the id " + Lineage.unique(input) + " was here before", input);
  }

  private Departure departure(Part<O, B> part, Place source, String which, long timestamp) {
    return switch (part) {
      case Pass<O, B>(var output) ->
          departure(Outlet.PASSED, line.to(), output, source, which, timestamp);
      case SendBack<O, B>(var again) -> {
        var backTo = line.backTo();
        if (backTo == null) {
          throw new IllegalStateException(line.name() + " sent back, but has nowhere to");
        }
        yield departure(Outlet.SENT_BACK, backTo, again, source, which, timestamp);
      }
      case Reject<O, B> reject ->
          departure(Outlet.REJECTED, line.rejected(), rejection(reject), source, which, timestamp);
    };
  }

  private Rejection rejection(Reject<O, B> reject) {
    return Rejection.newBuilder()
        .setStage(line.name())
        .setId(Lineage.id(reject.record()))
        .setSeedId(Lineage.root(reject.record()))
        .setRule(reject.rule())
        .setReason(reject.reason())
        .setRecord(reject.record())
        .build();
  }

  private <T extends SpecificRecord> Departure departure(
      Outlet outlet, Topic<T> to, Object value, Place source, String which, long timestamp) {
    T output = to.type().cast(value);
    var headers =
        new RecordHeaders()
            .add(Headers.ID, utf8(Lineage.unique(output)))
            .add(Headers.SOURCE, utf8(source.toString()))
            .add(Headers.PART, utf8(which));
    return new Departure(
        outlet,
        new Record<>(utf8(Lineage.root(output)), wire.encode(to, output), timestamp, headers));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
