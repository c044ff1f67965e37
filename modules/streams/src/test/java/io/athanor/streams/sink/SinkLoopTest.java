package io.athanor.streams.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.streams.Headers;
import io.athanor.streams.Topic;
import io.athanor.streams.Wire;
import io.athanor.testkit.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SinkLoopTest {
  private static final Topic<Seed> TOPIC = new Topic<>("in", Seed.class);
  private static final TopicPartition ZERO = new TopicPartition("in", 0);
  private static final TopicPartition ONE = new TopicPartition("in", 1);
  private static final Wire WIRE =
      Wire.of(
          Map.of(
              "schema.registry.url",
              "mock://sink-loop",
              "value.deserializer",
              OnceUnreachable.class.getName()));

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final MemoryFiles files = new MemoryFiles();

  @BeforeEach
  void bothPartitionsAreEmpty() {
    consumer.updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 0L));
    consumer.updateEndOffsets(Map.of(ZERO, 0L, ONE, 0L));
  }

  @Test
  void publishesOnceEnoughIsThereAndCommitsWhatIsPublished() {
    // Given
    var loop = loop(new SinkSettings(2, Duration.ofHours(1)));
    assign(loop, ZERO);

    // When
    arrives(ZERO, 0, "a");
    loop.step(Duration.ZERO);
    var early = files.ids();
    arrives(ZERO, 1, "b");
    loop.step(Duration.ZERO);

    // Then
    assertThat(early).isEmpty();
    assertThat(files.ids()).containsExactly("a", "b");
    assertThat(committed(ZERO)).isEqualTo(2);
  }

  @Test
  void publishesWhatHasWaitedLongEnough() {
    // Given
    var loop = loop(new SinkSettings(1_000, Duration.ZERO));
    assign(loop, ZERO);

    // When
    arrives(ZERO, 0, "a");
    loop.step(Duration.ZERO);

    // Then
    assertThat(files.ids()).containsExactly("a");
  }

  @Test
  void goesOnBehindWhatIsPublishedAlthoughLessWasCommitted() {
    // Given: offsets 0 to 4 were published, 2 was committed
    publish(0, 5);
    consumer.updateEndOffsets(Map.of(ZERO, 6L, ONE, 0L));
    var loop = loop(new SinkSettings(1, Duration.ZERO));

    // When
    assign(loop, ZERO);

    // Then
    assertThat(consumer.position(ZERO)).isEqualTo(5);
  }

  @Test
  void aFaultStopsItsPartitionAloneUntilItIsOver() {
    // Given
    var loop = loop(new SinkSettings(1, Duration.ZERO));
    assign(loop, ZERO, ONE);
    files.putFaults.add(new IOException("No space left on device"));

    // When
    arrives(ZERO, 0, "a");
    loop.step(Duration.ZERO);
    var problem = loop.problem();
    var stopped = loop.caughtUp();
    arrives(ONE, 0, "b");
    loop.step(Duration.ZERO);
    var meanwhile = files.ids();
    until(loop, () -> consumer.paused().isEmpty());
    arrives(ZERO, 0, "a");
    until(loop, () -> files.ids().contains("a"));

    // Then
    assertThat(problem).contains("partition 0 of in cannot be written: No space left on device");
    assertThat(stopped).isFalse();
    assertThat(meanwhile).containsExactly("b");
    assertThat(files.ids()).containsExactly("a", "b");
    assertThat(loop.problem()).isEmpty();
    assertThat(consumer.paused()).isEmpty();
  }

  @Test
  void refusesFilesOfAnEarlierTopicOfThatName() {
    // Given
    publish(0, 5);
    consumer.updateEndOffsets(Map.of(ZERO, 3L));
    var loop = loop(new SinkSettings(1, Duration.ZERO));

    // When
    assign(loop, ZERO);

    // Then
    assertThat(loop.problem())
        .get()
        .asString()
        .contains("its files go up to offset 4, but the topic ends at 3");
    assertThat(consumer.paused()).containsExactly(ZERO);
  }

  @Test
  void aRecordThatCannotBeReadGoesAsideWithItsBytesAndTheRestGoesOn() {
    // Given
    var loop = loop(new SinkSettings(2, Duration.ofHours(1)));
    assign(loop, ZERO);
    var rubbish = new byte[] {9, 9, 9};

    // When
    consumer.addRecord(new ConsumerRecord<>("in", 0, 0, "key".getBytes(UTF_8), rubbish));
    arrives(ZERO, 1, "a");
    loop.step(Duration.ZERO);

    // Then
    assertThat(producer.history()).hasSize(1);
    var letter = producer.history().getFirst();
    assertThat(letter.topic()).isEqualTo("failed");
    assertThat(letter.value()).isEqualTo(rubbish);
    assertThat(letter.headers().lastHeader(Headers.SOURCE).value())
        .isEqualTo("in/0/0".getBytes(UTF_8));
    assertThat(files.ids()).containsExactly("a");
    assertThat(committed(ZERO)).isEqualTo(2);
  }

  @Test
  void aRegistryThatDoesNotAnswerMakesNoDeadLetter() {
    // Given
    var loop = loop(new SinkSettings(1, Duration.ZERO));
    assign(loop, ZERO);
    OnceUnreachable.FAULTS.set(1);

    // When
    arrives(ZERO, 0, "a");
    loop.step(Duration.ZERO);
    var problem = loop.problem();
    until(loop, () -> consumer.paused().isEmpty());
    arrives(ZERO, 0, "a");
    until(loop, () -> files.ids().contains("a"));

    // Then
    assertThat(problem).get().asString().contains("registry");
    assertThat(producer.history()).isEmpty();
  }

  @Test
  void publishesWhatIsHandedOverButNotWhatWasTakenAway() {
    // Given
    var loop = loop(new SinkSettings(1_000, Duration.ofHours(1)));
    assign(loop, ZERO, ONE);
    arrives(ZERO, 0, "handed over");
    arrives(ONE, 0, "taken away");
    loop.step(Duration.ZERO);

    // When
    loop.onPartitionsRevoked(Set.of(ZERO));
    loop.onPartitionsLost(Set.of(ONE));

    // Then
    assertThat(files.ids()).containsExactly("handed over");
    assertThat(committed(ZERO)).isEqualTo(1);
  }

  @Test
  void isCaughtUpOnlyWhenAllIsReadToTheEndOfThisMoment() {
    // Given
    var loop = loop(new SinkSettings(1_000, Duration.ofHours(1)));
    var unassigned = loop.caughtUp();
    assign(loop, ZERO);

    // When
    arrives(ZERO, 0, "a");
    var before = loop.caughtUp();
    loop.step(Duration.ZERO);
    var after = loop.caughtUp();

    // Then
    assertThat(unassigned).isFalse();
    assertThat(before).isFalse();
    assertThat(after).isTrue();
  }

  private SinkLoop<Seed> loop(SinkSettings settings) {
    return new SinkLoop<>(
        TOPIC, consumer, files, new DeadLetters("failed", producer), WIRE, settings);
  }

  private void assign(SinkLoop<Seed> loop, TopicPartition... partitions) {
    consumer.rebalance(List.of(partitions));
    loop.step(Duration.ZERO);
  }

  private void arrives(TopicPartition partition, long offset, String id) {
    var value = WIRE.encode(TOPIC, Samples.seed(id, "prompt", Kind.GENERAL));
    consumer.updateEndOffsets(Map.of(partition, offset + 1));
    consumer.addRecord(
        new ConsumerRecord<>(
            partition.topic(), partition.partition(), offset, id.getBytes(UTF_8), value));
  }

  private void publish(int partition, int records) {
    try (var writer = files.open("in", partition)) {
      for (int offset = 0; offset < records; offset++) {
        writer.put(offset, Samples.seed("early " + offset, "prompt", Kind.GENERAL));
      }
      writer.publish();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private long committed(TopicPartition partition) {
    return consumer
        .committed(Set.of(partition))
        .getOrDefault(partition, new OffsetAndMetadata(0))
        .offset();
  }

  private static void until(SinkLoop<Seed> loop, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      loop.step(Duration.ofMillis(1));
    }
  }

  /// Behaves as if the registry were away for as many calls as it is told.
  public static final class OnceUnreachable implements Deserializer<Object> {
    private static final AtomicInteger FAULTS = new AtomicInteger();
    private final io.athanor.streams.wire.AvroDeserializer real =
        new io.athanor.streams.wire.AvroDeserializer();

    @Override
    public void configure(Map<String, ?> config, boolean isKey) {
      real.configure(config, isKey);
    }

    @Override
    public @Nullable Object deserialize(String topic, byte[] bytes) {
      if (FAULTS.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new DisconnectException("away");
      }
      return real.deserialize(topic, bytes);
    }
  }
}
