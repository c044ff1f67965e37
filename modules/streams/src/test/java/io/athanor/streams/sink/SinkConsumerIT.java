package io.athanor.streams.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.broker.EmbeddedBroker;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.streams.Cluster;
import io.athanor.streams.ClusterAdmin;
import io.athanor.streams.Topic;
import io.athanor.streams.TopicSettings;
import io.athanor.streams.Topics;
import io.athanor.streams.Wire;
import io.athanor.testkit.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A sink on a real broker. Each test has a topic of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SinkConsumerIT {
  private static final Wire WIRE = Wire.of(Map.of("schema.registry.url", "mock://sink-consumer"));

  private EmbeddedBroker broker;
  private Cluster cluster;
  private Topic<Seed> topic;
  private MemoryFiles files;
  private Path state;

  @BeforeAll
  void startBroker(@TempDir Path dir) throws Exception {
    broker = EmbeddedBroker.start(dir.resolve("broker"), 0);
    state = dir.resolve("state");
    cluster = new Cluster(broker.bootstrapServers(), Map.of());
  }

  @AfterAll
  void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void makeTopics(TestInfo test) {
    topic = new Topic<>(test.getTestMethod().orElseThrow().getName(), Seed.class);
    files = new MemoryFiles();
    Topics.ensure(cluster, List.of(topic.name(), failed()), new TopicSettings(2, (short) 1, null));
  }

  @Test
  void writesEachCommittedRecordOnceAcrossARestart() {
    // Given
    produce(0, 100, true);
    produce(1_000, 1_010, false);
    var first = start(new SinkSettings(7, Duration.ofMinutes(1)));
    await(first::caughtUp);
    produce(100, 150, true);

    // When
    first.close();
    var second = start(SinkSettings.DEFAULT);
    produce(150, 200, true);
    await(second::caughtUp);
    second.close();

    // Then
    assertThat(files.ids()).containsExactlyInAnyOrderElementsOf(ids(0, 200));
    assertThat(second.problem()).isEmpty();
  }

  @Test
  void writesEachRecordOnceThoughItDiesBetweenPublishingAndCommitting() {
    // Given
    for (int i = 0; i < 3; i++) {
      files.deaths.add(new IllegalStateException("killed"));
    }
    produce(0, 100, true);

    // When
    try (var sink = start(new SinkSettings(10, Duration.ofMinutes(1)))) {
      await(sink::caughtUp);
    }

    // Then
    assertThat(files.deaths).isEmpty();
    assertThat(files.ids()).containsExactlyInAnyOrderElementsOf(ids(0, 100));
  }

  @Test
  void writesEachRecordOnceThoughASecondSinkComesAndTheFirstGoes() {
    // Given
    var atOnce = new SinkSettings(3, Duration.ZERO);
    produce(0, 50, true);
    var first = start(atOnce);
    await(first::caughtUp);

    // When
    var second = start(atOnce);
    await(second::caughtUp);
    produce(50, 100, true);
    await(() -> first.caughtUp() && second.caughtUp());
    first.close();
    produce(100, 150, true);
    await(() -> files.ids().size() >= 150);
    second.close();

    // Then
    assertThat(files.ids()).hasSize(150).containsExactlyInAnyOrderElementsOf(ids(0, 150));
  }

  @Test
  void aRecordThatCannotBeReadIsADeadLetterAndTheRestIsWritten() {
    // Given
    produce(0, 5, true);
    send(producer -> producer.send(new ProducerRecord<>(topic.name(), 0, null, new byte[] {7})));
    produce(5, 10, true);

    // When
    try (var sink = start(SinkSettings.DEFAULT)) {
      await(sink::caughtUp);
    }

    // Then
    assertThat(files.ids()).containsExactlyInAnyOrderElementsOf(ids(0, 10));
    try (var admin = ClusterAdmin.open(cluster)) {
      var ends =
          admin.ends(admin.partitions(List.of(failed())), IsolationLevel.READ_COMMITTED).values();
      assertThat(ends.stream().mapToLong(Long::longValue).sum()).isOne();
    }
  }

  private SinkConsumer<Seed> start(SinkSettings settings) {
    return SinkConsumer.start(
        topic, failed(), topic.name() + "-sink", files, cluster, WIRE, settings, state);
  }

  private String failed() {
    return topic.name() + ".failed";
  }

  /// Seeds numbered `from` to `to`, spread over both partitions.
  private void produce(int from, int to, boolean commit) {
    var config = new HashMap<>(cluster.config());
    config.put("transactional.id", topic.name());
    try (var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      for (int i = from; i < to; i++) {
        var value = WIRE.encode(topic, Samples.seed("seed " + i, "prompt", Kind.GENERAL));
        producer.send(
            new ProducerRecord<>(topic.name(), i % 2, ("seed " + i).getBytes(UTF_8), value));
      }
      if (commit) {
        producer.commitTransaction();
      } else {
        producer.flush();
        producer.abortTransaction();
      }
    }
  }

  private void send(java.util.function.Consumer<KafkaProducer<byte[], byte[]>> sending) {
    try (var producer =
        new KafkaProducer<>(
            cluster.config(), new ByteArraySerializer(), new ByteArraySerializer())) {
      sending.accept(producer);
    }
  }

  private static List<String> ids(int from, int to) {
    var ids = new ArrayList<String>();
    for (int i = from; i < to; i++) {
      ids.add("seed " + i);
    }
    return ids;
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
