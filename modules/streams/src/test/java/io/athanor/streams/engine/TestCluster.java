package io.athanor.streams.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.athanor.broker.EmbeddedBroker;
import io.athanor.core.Backoff;
import io.athanor.streams.Application;
import io.athanor.streams.Cluster;
import io.athanor.streams.Line;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A real broker, and applications on it.
final class TestCluster implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /// A failed stream thread of a static member is missed only when its session ends.
  private static final Map<String, String> QUICK_SESSIONS =
      Map.of(
          "main.consumer.session.timeout.ms", "3000",
          "main.consumer.heartbeat.interval.ms", "500");

  private static final Duration POLL = Duration.ofMillis(100);

  private final EmbeddedBroker broker;
  private final Cluster cluster;
  private final Path state;

  private TestCluster(EmbeddedBroker broker, Path state) {
    this.broker = broker;
    this.cluster = new Cluster(broker.bootstrapServers(), QUICK_SESSIONS);
    this.state = state;
  }

  static TestCluster start(Path dir) throws IOException {
    return new TestCluster(EmbeddedBroker.start(dir.resolve("broker"), 0), dir.resolve("state"));
  }

  String bootstrapServers() {
    return cluster.bootstrapServers();
  }

  Path state() {
    return state;
  }

  /// A line whose topics are there.
  TestLine line(String prefix, int partitions) throws Exception {
    var line = new TestLine(prefix);
    var largest = Integer.toString(EngineSettings.DEFAULT_MAX_RECORD_BYTES);
    try (var admin = Admin.create(cluster.config())) {
      admin
          .createTopics(
              line.topics().stream()
                  .map(name -> new NewTopic(name, partitions, (short) 1))
                  .map(topic -> topic.configs(Map.of("max.message.bytes", largest)))
                  .toList())
          .all()
          .get();
    }
    return line;
  }

  RunningApplication run(TestLine names, Line<?, ?, ?> line, int inFlight) {
    return run(cluster, state, names, line, inFlight);
  }

  static RunningApplication run(
      Cluster cluster, Path state, TestLine names, Line<?, ?, ?> line, int inFlight) {
    return RunningApplication.start(
        new Application(line.name(), List.of(line)),
        names.prefix(),
        cluster,
        TestLine.WIRE,
        new EngineSettings(
            Guarantee.EXACTLY_ONCE,
            inFlight,
            3,
            new Backoff(Duration.ofMillis(20), Duration.ofMillis(100)),
            EngineSettings.DEFAULT_WAIT_BUDGET,
            EngineSettings.DEFAULT_MAX_RECORD_BYTES,
            state),
        new SimpleMeterRegistry());
  }

  void produce(Stream<ProducerRecord<byte[], byte[]>> records) {
    var config = new HashMap<>(cluster.config());
    config.put("max.request.size", EngineSettings.DEFAULT_MAX_RECORD_BYTES);
    try (var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      records.forEach(producer::send);
    }
  }

  /// What a reader of committed records sees on a topic, once it is at least so many.
  List<ConsumerRecord<byte[], byte[]>> await(String topic, int count) {
    var seen = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var consumer = consumer(topic)) {
      awaitUntil(
          topic + " has " + count + " records",
          () -> {
            consumer.poll(POLL).forEach(seen::add);
            return seen.size() >= count;
          });
    }
    return seen;
  }

  /// All that a reader of committed records sees on a topic, now.
  List<ConsumerRecord<byte[], byte[]>> all(String topic) {
    var seen = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var consumer = consumer(topic)) {
      var ends = consumer.endOffsets(consumer.assignment());
      awaitUntil(
          topic + " is read to its end",
          () -> {
            consumer.poll(POLL).forEach(seen::add);
            return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
          });
    }
    return seen;
  }

  static void awaitUntil(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + DEADLINE + ": " + what);
      }
      Thread.yield();
    }
  }

  static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  @Override
  public void close() {
    broker.close();
  }

  private KafkaConsumer<byte[], byte[]> consumer(String topic) {
    var config = new HashMap<>(cluster.config());
    config.put("isolation.level", "read_committed");
    config.put("auto.offset.reset", "earliest");
    var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList());
    return consumer;
  }
}
