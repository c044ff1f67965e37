package io.athanor.streams.engine;

import static io.athanor.streams.engine.TestLine.WIRE;
import static io.athanor.streams.engine.TestLine.bytes;
import static io.athanor.streams.engine.TestLine.id;
import static io.athanor.streams.engine.TestLine.seed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.Backoff;
import io.athanor.core.Meters;
import io.athanor.core.Outcome;
import io.athanor.core.TryAgainLater;
import io.athanor.record.Instruction;
import io.athanor.record.Rejection;
import io.athanor.record.Seed;
import io.athanor.streams.Headers;
import io.athanor.streams.Line;
import io.athanor.testkit.Samples;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The engine without a broker: what leaves a line, and as what.
@Timeout(60)
class LineTopologyTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Sizes SIZES = new Sizes(100_000);

  @TempDir Path state;

  private final TestLine names = new TestLine("t");
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final StageMeters meters = new StageMeters(registry, "work");
  private final List<Throwable> halts = new CopyOnWriteArrayList<>();
  private @Nullable TopologyTestDriver driver;

  @AfterEach
  void close() {
    driver().close();
  }

  @Test
  void writesAnOutputUnderItsRootWithItsIdAndWhereItCameFrom() {
    // Given
    start(names.with(seed -> Outcome.pass(Samples.instruction(seed))));

    // When
    send("s1", new RecordHeaders());
    send("s2", new RecordHeaders());
    var out = await(names.instructions().name(), 2);

    // Then
    var second = out.stream().filter(r -> text(r.key()).equals("s2")).findFirst().orElseThrow();
    assertThat(header(second, Headers.ID)).isEqualTo("s2@0");
    assertThat(header(second, Headers.SOURCE)).isEqualTo("t.seeds.v1/0/1");
    assertThat(header(second, Headers.PART)).isEqualTo("0/1");
    assertThat(WIRE.decode(names.instructions(), second.value()))
        .isEqualTo(Samples.instruction(seed("s2")));
    assertThat(inFlight()).isZero();
    assertThat(count(Outlet.PASSED)).isEqualTo(2);
    assertThat(meters.inFlight()).isZero();
  }

  @Test
  void writesEveryPartOfAnOutcomeToItsOwnTopic() {
    // Given
    start(
        names.with(seed ->
            Outcome.<Instruction, Seed>pass(Samples.instruction(seed))
                .and(Outcome.sendBack(seed("child")))
                .and(Outcome.reject("too_short", "it has one word", seed))));

    // When
    send("s1", new RecordHeaders());

    // Then
    var passed = await(names.instructions().name(), 1).getFirst();
    var back = await(names.again().name(), 1).getFirst();
    var rejected = await(names.rejected().name(), 1).getFirst();
    assertThat(List.of(passed, back, rejected))
        .extracting(r -> header(r, Headers.PART))
        .containsExactly("0/3", "1/3", "2/3");
    assertThat(text(back.key())).isEqualTo("child");
    assertThat(WIRE.decode(names.rejected(), rejected.value()))
        .isEqualTo(
            Rejection.newBuilder()
                .setStage("work")
                .setId("s1")
                .setSeedId("s1")
                .setRule("too_short")
                .setReason("it has one word")
                .setRecord(seed("s1"))
                .build());
    assertThat(count(Outlet.SENT_BACK)).isEqualTo(1);
    assertThat(count(Outlet.REJECTED)).isEqualTo(1);
  }

  @Test
  void buriesBytesThatAreNoRecordAndGoesOn() {
    // Given
    start(names.with(seed -> Outcome.pass(Samples.instruction(seed))));
    var own = new RecordHeaders(id("one")).add("trace", bytes("t-1"));

    // When
    send(new TestRecord<>(bytes("k"), bytes("garbage"), own));
    send(new TestRecord<>(bytes("k"), (byte[]) null));
    send("s1", new RecordHeaders());

    // Then
    await(names.instructions().name(), 1);
    var letters = await(names.failed(), 2);
    var letter = letters.stream().filter(r -> r.value() != null).findFirst().orElseThrow();
    assertThat(text(letter.key())).isEqualTo("k");
    assertThat(text(letter.value())).isEqualTo("garbage");
    assertThat(header(letter, "trace")).isEqualTo("t-1");
    assertThat(letters)
        .allSatisfy(r -> assertThat(header(r, DeadLetter.FAULT)).isEqualTo("poison"));
    assertThat(count(Outlet.FAILED)).isEqualTo(2);
  }

  @Test
  void buriesARecordOverWhichTheStageStumbles() {
    // Given
    start(
        names.with(_ -> {
          throw new ArithmeticException("by zero");
        }));

    // When
    send("s1", new RecordHeaders());

    // Then
    var letter = await(names.failed(), 1).getFirst();
    assertThat(letter.value()).isEqualTo(names.encoded(seed("s1")));
    assertThat(header(letter, DeadLetter.FAULT)).isEqualTo("bug");
    assertThat(header(letter, DeadLetter.EXCEPTION)).isEqualTo("java.lang.ArithmeticException");
    assertThat(header(letter, DeadLetter.ATTEMPTS)).isEqualTo("1");
  }

  @Test
  void triesARecordAgainAsOftenAsItsAttemptsAllow() {
    // Given
    var tries = new AtomicInteger();
    start(
        names.with(_ -> {
          tries.incrementAndGet();
          throw TryAgainLater.record("not JSON", null);
        }));

    // When
    send("s1", new RecordHeaders());

    // Then
    var letter = await(names.failed(), 1).getFirst();
    assertThat(tries).hasValue(3);
    assertThat(header(letter, DeadLetter.FAULT)).isEqualTo("record");
    assertThat(header(letter, DeadLetter.ATTEMPTS)).isEqualTo("3");
    assertThat(Meters.STAGE_RETRIES.counter(registry, "work", "record").count()).isEqualTo(2);
  }

  @Test
  void waitsForAnEndpointThatIsDownHoweverLongItTakes() {
    // Given
    var tries = new AtomicInteger();
    start(
        names.with(seed -> {
          if (tries.incrementAndGet() <= 20) {
            throw TryAgainLater.endpoint("down", null);
          }
          return Outcome.pass(Samples.instruction(seed));
        }));

    // When
    send("s1", new RecordHeaders());

    // Then
    await(names.instructions().name(), 1);
    assertThat(drained(names.failed())).isEmpty();
  }

  @Test
  void remembersAChargedAttempt() {
    // Given
    var second = new CountDownLatch(1);
    var tries = new AtomicInteger();
    start(
        names.with(_ -> {
          if (tries.incrementAndGet() == 2) {
            second.await();
          }
          throw TryAgainLater.record("not JSON", null);
        }));

    // When
    send("s1", new RecordHeaders());
    awaitUntil(() -> tries.get() == 2);

    // Then
    assertThat(store().get(0L).attempts()).isEqualTo(1);
    second.countDown();
    await(names.failed(), 1);
  }

  @Test
  void rejectsASecondRecordOfTheSameIdWithoutAskingTheStage() {
    // Given
    var asked = new AtomicInteger();
    start(
        names.distinctWith(seed -> {
          asked.incrementAndGet();
          return Outcome.pass(Samples.instruction(seed));
        }));

    // When
    send("s1", id("one"));
    send("s1", id("one"));
    send("s1", new RecordHeaders());
    send("s1", new RecordHeaders());

    // Then
    var rejected = await(names.rejected().name(), 1).getFirst();
    assertThat(WIRE.decode(names.rejected(), rejected.value()).getRule()).isEqualTo("duplicate");
    assertThat(header(rejected, Headers.SOURCE)).isEqualTo("t.seeds.v1/0/1");
    await(names.instructions().name(), 3);
    assertThat(asked).hasValue(3);
  }

  @Test
  void takesARecordAgainAfterItWasADeadLetter() {
    // Given
    var broken = new AtomicInteger(1);
    start(
        names.distinctWith(seed -> {
          if (broken.getAndDecrement() > 0) {
            throw new IllegalStateException("a bug that will be mended");
          }
          return Outcome.pass(Samples.instruction(seed));
        }));
    send("s1", id("one"));
    await(names.failed(), 1);

    // When
    send("s1", id("one"));

    // Then
    await(names.instructions().name(), 1);
  }

  @Test
  void neverWritesAResultThatIsTooLarge() {
    // Given
    start(
        names.with(seed ->
            Outcome.<Instruction, Seed>pass(Samples.instruction(seed))
                .and(
                    Outcome.pass(
                        Instruction.newBuilder(Samples.instruction(seed))
                            .setText("x".repeat(SIZES.record()))
                            .build()))));

    // When
    send("s1", new RecordHeaders());

    // Then
    var letter = await(names.failed(), 1).getFirst();
    assertThat(letter.value()).isEmpty();
    assertThat(header(letter, DeadLetter.FAULT)).isEqualTo("oversize");
    assertThat(Long.parseLong(header(letter, DeadLetter.SIZE))).isGreaterThan(SIZES.record());
    assertThat(drained(names.instructions().name())).isEmpty();
  }

  @Test
  void neverStoresARecordThatTheChangelogWouldNotTake() {
    // Given
    start(names.with(seed -> Outcome.pass(Samples.instruction(seed))));

    // When
    send(new TestRecord<>(bytes("k"), new byte[SIZES.written()]));
    send("s1", new RecordHeaders());

    // Then
    var letter = await(names.failed(), 1).getFirst();
    assertThat(letter.value()).isEmpty();
    assertThat(header(letter, DeadLetter.FAULT)).isEqualTo("oversize");
    assertThat(header(letter, DeadLetter.OFFSET)).isEqualTo("0");
    await(names.instructions().name(), 1);
  }

  @Test
  void haltsAndKeepsTheRecordWhereTheProcessIsIll() {
    // Given
    start(
        names.with(_ -> {
          throw new OutOfMemoryError("heap");
        }));

    // When
    send("s1", new RecordHeaders());
    awaitUntil(() -> !halts.isEmpty());

    // Then
    assertThat(halts).singleElement().isInstanceOf(OutOfMemoryError.class);
    assertThat(inFlight()).isEqualTo(1);
    assertThat(drained(names.failed())).isEmpty();
  }

  @Test
  void countsARecordAsInFlightUntilItIsSettled() {
    // Given
    var go = new CountDownLatch(1);
    start(
        names.with(seed -> {
          go.await();
          return Outcome.pass(Samples.instruction(seed));
        }));

    // When
    send("s1", new RecordHeaders());

    // Then
    assertThat(meters.inFlight()).isEqualTo(1);
    go.countDown();
    await(names.instructions().name(), 1);
    assertThat(meters.inFlight()).isZero();
  }

  private void start(Line<?, ?, ?> line) {
    var engine =
        new Engine(
            WIRE,
            (partition, offsets, found, gone) -> {},
            new Triage(3, new Backoff(Duration.ofMillis(1), Duration.ofMillis(2))),
            SIZES,
            new Gate(new Window(100, 1 << 30, Duration.ofMillis(100))),
            InstantSource.system(),
            halts::add);
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "t");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver =
        new TopologyTestDriver(
            LineTopology.of(List.of(line), engine, Map.of("work", meters)), settings);
  }

  private TopologyTestDriver driver() {
    return requireNonNull(driver, "start a line first");
  }

  private void send(String seedId, RecordHeaders headers) {
    send(new TestRecord<>(bytes("any"), names.encoded(seed(seedId)), headers));
  }

  private void send(TestRecord<byte[], byte[]> record) {
    driver()
        .createInputTopic(
            names.seeds().name(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(record);
  }

  private List<TestRecord<byte[], byte[]>> await(String topic, int count) {
    var all = new ArrayList<TestRecord<byte[], byte[]>>();
    awaitUntil(() -> {
      all.addAll(drained(topic));
      return all.size() >= count;
    });
    assertThat(all).hasSize(count);
    return all;
  }

  /// Lets the punctuator run until the condition holds.
  private void awaitUntil(BooleanSupplier condition) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time is up").isLessThan(end);
      driver().advanceWallClockTime(LineTask.DRAIN_EVERY);
      Thread.yield();
    }
    driver().advanceWallClockTime(LineTask.DRAIN_EVERY);
  }

  private List<TestRecord<byte[], byte[]>> drained(String topic) {
    return driver()
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  private KeyValueStore<Long, InFlight> store() {
    return driver().getKeyValueStore("work-in-flight");
  }

  private int inFlight() {
    int entries = 0;
    try (var all = store().all()) {
      for (; all.hasNext(); all.next()) {
        entries++;
      }
    }
    return entries;
  }

  private double count(Outlet outlet) {
    return Meters.STAGE_RECORDS.counter(registry, "work", outlet.tag()).count();
  }

  private static String header(TestRecord<byte[], byte[]> record, String name) {
    return text(record.headers().lastHeader(name).value());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
