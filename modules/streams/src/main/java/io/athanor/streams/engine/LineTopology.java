package io.athanor.streams.engine;

import static java.util.Objects.requireNonNull;

import io.athanor.streams.Line;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/// Lines as a topology: for each a sub-topology of a source, a processor and a sink for each way
/// out. All of it handles bytes.
final class LineTopology {

  private LineTopology() {}

  /// @param meters by line name
  static Topology of(List<Line<?, ?, ?>> lines, Engine engine, Map<String, StageMeters> meters) {
    var topology = new Topology();
    for (Line<?, ?, ?> line : lines) {
      add(topology, line, engine, requireNonNull(meters.get(line.name())));
    }
    topology.addStateStore(ProcessIdKeeper.builder(), lines.getFirst().name());
    return topology;
  }

  private static <I extends SpecificRecord, O extends SpecificRecord, B> void add(
      Topology topology, Line<I, O, B> line, Engine engine, StageMeters meters) {
    var stage = new BytesStage<>(line, engine.wire(), engine.sizes().record());
    var stores = new LineStores(line);
    var source = line.name() + "-source";
    topology
        .addSource(
            AutoOffsetReset.earliest(),
            source,
            // A record without a time must not end the stream thread.
            (record, _) -> Math.max(0, record.timestamp()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            line.from().name())
        .addProcessor(line.name(), () -> new LineProcessor(stage, engine, meters), source)
        .addStateStore(stores.inFlightBuilder(), line.name());
    stores.seenBuilder().ifPresent(seen -> topology.addStateStore(seen, line.name()));
    addSink(topology, line, Outlet.PASSED, line.to().name());
    var backTo = line.backTo();
    if (backTo != null) {
      addSink(topology, line, Outlet.SENT_BACK, backTo.name());
    }
    addSink(topology, line, Outlet.REJECTED, line.rejected().name());
    addSink(topology, line, Outlet.FAILED, line.failed());
  }

  private static void addSink(Topology topology, Line<?, ?, ?> line, Outlet outlet, String topic) {
    topology.addSink(
        outlet.sink(line.name()),
        topic,
        new ByteArraySerializer(),
        new ByteArraySerializer(),
        line.name());
  }
}
