package io.athanor.streams.engine;

import static io.athanor.streams.engine.TestCluster.awaitUntil;
import static io.athanor.streams.engine.TestCluster.header;
import static io.athanor.streams.engine.TestLine.bytes;
import static io.athanor.streams.engine.TestLine.id;
import static io.athanor.streams.engine.TestLine.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.athanor.core.Outcome;
import io.athanor.core.Stage;
import io.athanor.core.TryAgainLater;
import io.athanor.record.Instruction;
import io.athanor.record.Seed;
import io.athanor.streams.Headers;
import io.athanor.streams.engine.RunningApplication.State;
import io.athanor.testkit.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The engine on a real broker, as readers of committed records see it.
@Timeout(120)
class RunningApplicationIT {
  private static final Stage<Seed, Instruction, Seed> PASS =
      seed -> Outcome.pass(Samples.instruction(seed));
  private static final int MEGABYTE = 1 << 20;

  @TempDir static Path dir;
  private static TestCluster cluster;

  @BeforeAll
  static void startBroker() throws Exception {
    cluster = TestCluster.start(dir);
  }

  @AfterAll
  static void stopBroker() {
    cluster.close();
  }

  @Test
  void passesEveryRecordExactlyOnce() throws Exception {
    // Given
    var names = cluster.line("once", 3);
    Stage<Seed, Instruction, Seed> slow =
        seed -> {
          Thread.sleep(ThreadLocalRandom.current().nextInt(50));
          return PASS.apply(seed);
        };

    // When
    try (var app = cluster.run(names, names.with(slow), 50)) {
      produce(names, 500);
      cluster.await(names.instructions().name(), 500);
      awaitUntil("nothing is in flight", () -> app.inFlight() == 0);
      assertThat(app.state()).isEqualTo(State.RUNNING);
      assertThat(app.name()).isEqualTo("work");
    }

    // Then
    assertPassedOnce(names, 500);
  }

  @Test
  void isNotFencedByCallsThatOutliveATransaction() throws Exception {
    // Given
    var names = cluster.line("long", 1);
    var calls = new AtomicInteger();
    Stage<Seed, Instruction, Seed> longer =
        seed -> {
          calls.incrementAndGet();
          Thread.sleep(11_000);
          return PASS.apply(seed);
        };

    // When
    try (var app = cluster.run(names, names.with(longer), 3)) {
      produce(names, 7);
      cluster.await(names.instructions().name(), 7);
      assertThat(app.problem()).isEmpty();
    }

    // Then
    assertPassedOnce(names, 7);
    assertThat(calls).hasValue(7);
  }

  @Test
  void letsEachRecordOutByItsOwnWay() throws Exception {
    // Given
    var names = cluster.line("ways", 1);
    var endpointIsDown = new AtomicInteger(5);
    var useless = new AtomicInteger(1);
    Stage<Seed, Instruction, Seed> stage =
        seed ->
            switch (seed.getId()) {
              case "down" -> {
                if (endpointIsDown.getAndDecrement() > 0) {
                  throw TryAgainLater.endpoint("down", null);
                }
                yield PASS.apply(seed);
              }
              case "useless" -> {
                if (useless.getAndDecrement() > 0) {
                  throw TryAgainLater.record("no JSON", null);
                }
                yield PASS.apply(seed);
              }
              case "hopeless" -> throw TryAgainLater.record("no JSON", null);
              case "bug" -> throw new IllegalStateException("a bug");
              case "rejected" -> Outcome.reject("too_short", "one word", seed);
              case "back" -> Outcome.sendBack(seed("child"));
              case "three" ->
                  Outcome.passAll(
                      Stream.of("a", "b", "c").map(id -> Samples.instruction(seed(id))).toList());
              case "large" -> Outcome.pass(ofSize(seed, 15 * MEGABYTE));
              case "too large" -> Outcome.pass(ofSize(seed, 17 * MEGABYTE));
              default -> PASS.apply(seed);
            };

    // When
    try (var _ = cluster.run(names, names.with(stage), 20)) {
      cluster.produce(
          Stream.concat(
              Stream.of(
                      "down",
                      "useless",
                      "hopeless",
                      "bug",
                      "rejected",
                      "back",
                      "three",
                      "large",
                      "too large")
                  .map(id -> record(names, id)),
              Stream.of(
                  new ProducerRecord<>(names.seeds().name(), bytes("k"), bytes("garbage")),
                  record(names, "last"))));
      cluster.await(names.instructions().name(), 7);
      cluster.await(names.failed(), 4);
      cluster.await(names.rejected().name(), 1);
      cluster.await(names.again().name(), 1);
    }

    // Then
    assertThat(cluster.all(names.instructions().name()))
        .extracting(r -> header(r, Headers.ID))
        .containsExactlyInAnyOrder("down@0", "useless@0", "a@0", "b@0", "c@0", "large@0", "last@0");
    assertThat(cluster.all(names.failed()))
        .extracting(
            r -> header(r, DeadLetter.FAULT),
            r -> header(r, DeadLetter.OFFSET),
            r -> r.serializedValueSize())
        .containsExactlyInAnyOrder(
            tuple("record", "2", json("hopeless").length),
            tuple("bug", "3", json("bug").length),
            tuple("oversize", "8", 0),
            tuple("poison", "9", "garbage".length()));
    assertThat(cluster.all(names.rejected().name())).hasSize(1);
    assertThat(cluster.all(names.again().name())).hasSize(1);
  }

  @Test
  void takesARecordOfTheLargestSize() throws Exception {
    // Given
    var names = cluster.line("largest", 1);
    var record =
        new ProducerRecord<>(
            names.seeds().name(),
            bytes("k"),
            new byte[EngineSettings.DEFAULT_MAX_RECORD_BYTES - 1024]);

    // When
    try (var _ = cluster.run(names, names.with(PASS), 20)) {
      cluster.produce(Stream.of(record, record(names, "last")));
      cluster.await(names.instructions().name(), 1);
      cluster.await(names.failed(), 1);
    }

    // Then
    assertThat(cluster.all(names.failed()))
        .extracting(r -> header(r, DeadLetter.FAULT))
        .containsExactly("poison");
  }

  @Test
  void goesOnAfterACloseInTheMiddle() throws Exception {
    // Given
    var names = cluster.line("close", 2);
    var calls = new AtomicInteger();
    Stage<Seed, Instruction, Seed> half =
        seed -> {
          if (calls.incrementAndGet() > 100) {
            new CountDownLatch(1).await();
          }
          return PASS.apply(seed);
        };
    produce(names, 200);

    // When
    try (var app = cluster.run(names, names.with(half), 30)) {
      cluster.await(names.instructions().name(), 100);
      awaitUntil("the window is full", () -> app.inFlight() >= 30);
    }
    try (var _ = cluster.run(names, names.with(PASS), 30)) {
      cluster.await(names.instructions().name(), 200);
    }

    // Then
    assertPassedOnce(names, 200);
  }

  @Test
  void goesOnAfterItsProcessWasKilled() throws Exception {
    // Given
    var names = cluster.line("kill", 2);
    produce(names, 400);
    String id;
    var process = KilledApplication.start(cluster, names);
    try {
      cluster.await(names.instructions().name(), 100);
      id = processId(names);
    } finally {
      // When
      process.destroyForcibly().waitFor();
    }
    try (var _ = cluster.run(names, names.with(PASS), 40)) {
      cluster.await(names.instructions().name(), 400);
    }

    // Then
    assertPassedOnce(names, 400);
    assertThat(processId(names)).as("another one would wait for its dead self").isEqualTo(id);
  }

  /// Under which Kafka Streams takes up its transactions.
  private static String processId(TestLine names) throws IOException {
    var id = names.prefix() + "-work";
    return Files.readString(
        cluster
            .state()
            .resolve(id)
            .resolve("0")
            .resolve(id)
            .resolve("kafka-streams-process-metadata"));
  }

  @Test
  void sharesTheWorkWithASecondProcessThatComesAndGoes() throws Exception {
    // Given
    var names = cluster.line("two", 4);
    var produced = new AtomicInteger();
    Stage<Seed, Instruction, Seed> slow =
        seed -> {
          Thread.sleep(20);
          return PASS.apply(seed);
        };

    // When
    try (var first = cluster.run(names, names.with(slow), 5)) {
      try (var second = cluster.run(names, names.with(slow), 5)) {
        awaitUntil(
            "both work",
            () -> {
              if (first.inFlight() + second.inFlight() < 10) {
                produce(names, produced.get(), produced.addAndGet(20));
              }
              return first.inFlight() > 0 && second.inFlight() > 0;
            });
        produce(names, produced.get(), produced.addAndGet(200));
      }
      cluster.await(names.instructions().name(), produced.get());
    }

    // Then
    assertPassedOnce(names, produced.get());
  }

  @Test
  void knowsADuplicateAfterARestart() throws Exception {
    // Given
    var names = cluster.line("twice", 1);
    try (var _ = cluster.run(names, names.distinctWith(PASS), 5)) {
      cluster.produce(Stream.of(record(names, "s1", "one")));
      cluster.await(names.instructions().name(), 1);
    }

    // When
    try (var _ = cluster.run(names, names.distinctWith(PASS), 5)) {
      cluster.produce(Stream.of(record(names, "s1", "one"), record(names, "s2", "two")));
      cluster.await(names.instructions().name(), 2);
      cluster.await(names.rejected().name(), 1);
    }

    // Then
    assertThat(cluster.all(names.instructions().name()))
        .extracting(r -> header(r, Headers.ID))
        .containsExactly("s1@0", "s2@0");
  }

  @Test
  void saysWhyItFailed() {
    // Given
    var names = new TestLine("nowhere");

    // When
    try (var app = cluster.run(names, names.with(PASS), 5)) {
      awaitUntil("it failed", () -> app.state() == State.FAILED);

      // Then
      assertThat(app.problem().orElseThrow()).contains("work").contains("MissingSourceTopic");
    }
  }

  @Test
  void failsVisiblyWhereTheProcessIsIll() throws Exception {
    // Given
    var names = cluster.line("ill", 1);
    Stage<Seed, Instruction, Seed> ill =
        _ -> {
          throw new OutOfMemoryError("heap");
        };

    // When
    try (var app = cluster.run(names, names.with(ill), 5)) {
      produce(names, 1);
      awaitUntil("it failed", () -> app.state() == State.FAILED);
      assertThat(app.problem().orElseThrow()).contains("OutOfMemoryError");
    }
    try (var _ = cluster.run(names, names.with(PASS), 5)) {
      cluster.await(names.instructions().name(), 1);
    }

    // Then
    assertPassedOnce(names, 1);
    assertThat(cluster.all(names.failed())).isEmpty();
  }

  private static Instruction ofSize(Seed seed, int size) {
    return Instruction.newBuilder(Samples.instruction(seed)).setText("x".repeat(size)).build();
  }

  private static void produce(TestLine names, int count) {
    produce(names, 0, count);
  }

  private static void produce(TestLine names, int from, int to) {
    cluster.produce(IntStream.range(from, to).mapToObj(i -> record(names, "s" + i)));
  }

  private static ProducerRecord<byte[], byte[]> record(TestLine names, String seedId) {
    return record(names, seedId, seedId);
  }

  private static ProducerRecord<byte[], byte[]> record(TestLine names, String seedId, String id) {
    return new ProducerRecord<>(names.seeds().name(), null, bytes(seedId), json(seedId), id(id));
  }

  /// Plain JSON, which a process with a registry of its own reads too.
  private static byte[] json(String seedId) {
    return bytes("{\"id\":\"" + seedId + "\",\"prompt\":\"prompt of " + seedId + "\"}");
  }

  private static void assertPassedOnce(TestLine names, int count) {
    List<ConsumerRecord<byte[], byte[]>> all = cluster.all(names.instructions().name());
    assertThat(all)
        .extracting(r -> header(r, Headers.ID))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, count).mapToObj(i -> "s" + i + "@0").toList());
    assertThat(all).extracting(r -> header(r, Headers.SOURCE)).doesNotHaveDuplicates();
  }
}
