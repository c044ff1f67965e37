package io.athanor.streams.engine;

import static io.athanor.streams.engine.TestLine.WIRE;
import static io.athanor.streams.engine.TestLine.bytes;
import static io.athanor.streams.engine.TestLine.seed;
import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.Backoff;
import io.athanor.core.Outcome;
import io.athanor.core.Repeat;
import io.athanor.core.Stage;
import io.athanor.core.TryAgainLater;
import io.athanor.record.Instruction;
import io.athanor.record.Seed;
import io.athanor.streams.Headers;
import io.athanor.streams.Place;
import io.athanor.testkit.Samples;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What Kafka Streams does when partitions come and go: `close()` and `init()` on one object.
@Timeout(60)
class LineProcessorTest {
  private static final Sizes SIZES = new Sizes(100_000);
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private final TestLine names = new TestLine("p");
  private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
  private final StageMeters meters = new StageMeters(new SimpleMeterRegistry(), "work");
  private final Gate gate = new Gate(new Window(10, 1 << 30, Duration.ofMillis(1)));
  private final Map<Long, Record<byte[], byte[]>> onTopic = new ConcurrentHashMap<>();
  private KeyValueStore<Long, InFlight> inFlight;

  @BeforeEach
  void openStore() {
    inFlight =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore("work-in-flight"), Serdes.Long(), new InFlightSerde())
            .withLoggingDisabled()
            .withCachingDisabled()
            .build();
    inFlight.init(context.getStateStoreContext(), inFlight);
  }

  @AfterEach
  void closeStore() {
    inFlight.close();
  }

  @Test
  void interruptsItsCallsAtCloseAndBeginsThemAgainAtTheNextInit() {
    // Given
    var calls = new AtomicInteger();
    var interrupted = new CountDownLatch(1);
    var processor =
        processor(seed -> {
          if (calls.incrementAndGet() == 1) {
            try {
              new CountDownLatch(1).await();
            } finally {
              interrupted.countDown();
            }
          }
          return Outcome.pass(Samples.instruction(seed));
        });
    processor.init(context);
    process(processor, 7);
    awaitUntil(() -> calls.get() == 1);

    // When
    processor.close();
    awaitUntil(() -> interrupted.getCount() == 0);
    assertThat(meters.inFlight()).isZero();
    assertThat(inFlight.get(7L)).isNotNull();
    processor.init(context);
    awaitUntil(() -> inFlight.get(7L) == null);

    // Then
    assertThat(context.forwarded()).hasSize(1);
    assertThat(source()).isEqualTo("p.seeds.v1/0/7");
    assertThat(meters.inFlight()).isZero();
  }

  @Test
  void dropsAResultThatComesAfterTheClose() {
    // Given
    var late = new CountDownLatch(1);
    var calls = new AtomicInteger();
    var ended = new AtomicInteger();
    var processor =
        processor(seed -> {
          if (calls.incrementAndGet() == 1) {
            uninterruptibly(late);
          }
          ended.incrementAndGet();
          return Outcome.pass(Samples.instruction(seed));
        });
    processor.init(context);
    process(processor, 7);
    awaitUntil(() -> calls.get() == 1);

    // When
    processor.close();
    processor.init(context);
    awaitUntil(() -> inFlight.get(7L) == null);
    late.countDown();
    awaitUntil(() -> ended.get() == 2);
    drain();

    // Then
    assertThat(context.forwarded()).hasSize(1);
  }

  @Test
  void tellsTheStageWhichTriesAreRepeats() {
    // Given
    var repeats = new CopyOnWriteArrayList<Boolean>();
    var processor =
        processor(seed -> {
          repeats.add(Repeat.isUnderWay());
          if (repeats.size() < 3) {
            throw TryAgainLater.record("not JSON", null);
          }
          return Outcome.pass(Samples.instruction(seed));
        });

    // When
    processor.init(context);
    process(processor, 7);
    awaitUntil(() -> inFlight.get(7L) == null);

    // Then
    assertThat(repeats).containsExactly(false, true, true);
  }

  @Test
  void takesUpTheChargedAttemptsWithTheRecord() {
    // Given
    var processor =
        processor(_ -> {
          throw TryAgainLater.record("not JSON", null);
        });
    onTopic.put(3L, record());
    inFlight.put(3L, InFlight.admitted(5).charged(2, 6));

    // When
    processor.init(context);
    awaitUntil(() -> inFlight.get(3L) == null);

    // Then
    var letter = context.forwarded().getFirst();
    assertThat(letter.childName()).contains("work-failed");
    assertThat(header(letter.record(), DeadLetter.ATTEMPTS)).isEqualTo("3");
    assertThat(header(letter.record(), DeadLetter.FIRST_TIME)).isEqualTo("5");
  }

  @Test
  void makesADeadLetterOfARecordThatIsNoLongerOnItsTopic() {
    // Given
    var processor = processor(seed -> Outcome.pass(Samples.instruction(seed)));
    inFlight.put(3L, InFlight.admitted(5));

    // When
    processor.init(context);
    awaitUntil(() -> inFlight.get(3L) == null);

    // Then
    var letter = context.forwarded().getFirst();
    assertThat(letter.childName()).contains("work-failed");
    assertThat(header(letter.record(), DeadLetter.FAULT)).isEqualTo("expired");
    assertThat(header(letter.record(), DeadLetter.OFFSET)).isEqualTo("3");
    assertThat(meters.inFlight()).isZero();
  }

  @Test
  void keepsThePlacesOfRecordsThatAreStillLookedForAndGivesThemUpAtClose() {
    // Given
    var processor =
        new LineProcessor(
            new BytesStage<>(
                names.with(seed -> Outcome.pass(Samples.instruction(seed))), WIRE, SIZES.record()),
            engine((partition, offsets, found, gone) -> {}),
            meters);
    for (long offset = 0; offset < 10; offset++) {
      inFlight.put(offset, InFlight.admitted(5));
    }

    // When
    processor.init(context);

    // Then
    assertThat(gate.isFull()).isTrue();
    processor.close();
    assertThat(gate.isFull()).isFalse();
    assertThat(meters.inFlight()).isZero();
  }

  @Test
  void storesButDoesNotBeginWhatArrivesWhileItsProcessCloses() {
    // Given
    var calls = new AtomicInteger();
    var processor =
        processor(seed -> {
          calls.incrementAndGet();
          return Outcome.pass(Samples.instruction(seed));
        });
    processor.init(context);

    // When
    gate.abandon();
    process(processor, 7);
    processor.close();

    // Then
    assertThat(inFlight.get(7L)).isNotNull();
    assertThat(calls).hasValue(0);
  }

  @Test
  void admitsMoreThanItsWindowRatherThanWaitForEver() {
    // Given
    var processor =
        processor(_ -> {
          new CountDownLatch(1).await();
          throw new AssertionError();
        });
    processor.init(context);

    // When
    for (int offset = 0; offset < 15; offset++) {
      process(processor, offset);
    }

    // Then
    assertThat(meters.inFlight()).isEqualTo(15);
    processor.close();
  }

  private LineProcessor processor(Stage<Seed, Instruction, Seed> stage) {
    return new LineProcessor(
        new BytesStage<>(names.with(stage), WIRE, SIZES.record()), engine(this::read), meters);
  }

  private Engine engine(Sources sources) {
    var triage = new Triage(3, new Backoff(Duration.ofMillis(1), Duration.ofMillis(2)));
    return new Engine(WIRE, sources, triage, SIZES, gate, InstantSource.system(), _ -> {});
  }

  private void process(LineProcessor processor, long offset) {
    context.setRecordMetadata(names.seeds().name(), 0, offset);
    onTopic.put(offset, record());
    processor.process(record());
  }

  private void read(
      TopicPartition partition,
      SortedSet<Long> offsets,
      Consumer<SourceRecord> found,
      LongConsumer gone) {
    for (long offset : offsets) {
      var record = onTopic.get(offset);
      if (record == null) {
        gone.accept(offset);
      } else {
        found.accept(new SourceRecord(new Place(partition.topic(), 0, offset), record));
      }
    }
  }

  private Record<byte[], byte[]> record() {
    return new Record<>(bytes("k"), names.encoded(seed("s1")), 1);
  }

  private String source() {
    return header(context.forwarded().getFirst().record(), Headers.SOURCE);
  }

  private static String header(Record<?, ?> record, String name) {
    return new String(
        record.headers().lastHeader(name).value(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private void awaitUntil(BooleanSupplier condition) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time is up").isLessThan(end);
      drain();
      Thread.yield();
    }
  }

  private void drain() {
    List.copyOf(context.scheduledPunctuators()).stream()
        .filter(punctuator -> !punctuator.cancelled())
        .forEach(punctuator -> punctuator.getPunctuator().punctuate(0));
  }

  private static void uninterruptibly(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        // A call that does not listen.
      }
    }
  }
}
