package io.athanor.streams.engine;

import static io.athanor.streams.engine.TestCluster.awaitUntil;
import static io.athanor.streams.engine.TestCluster.header;
import static io.athanor.streams.engine.TestLine.bytes;
import static io.athanor.streams.engine.TestLine.id;
import static io.athanor.streams.engine.TestLine.seed;
import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.Halt;
import io.athanor.core.Outcome;
import io.athanor.core.Stage;
import io.athanor.record.Instruction;
import io.athanor.record.Seed;
import io.athanor.streams.Headers;
import io.athanor.streams.engine.RunningApplication.State;
import io.athanor.testkit.Samples;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A stage that finds out, in the middle of its work, that it cannot trust itself.
@Timeout(120)
class HaltIT {
  private static final String SENTENCE = "the judge m passed a control; choose another judge";
  private static final int HALF = 30;
  private static final int ALL = 60;
  private static final Stage<Seed, Instruction, Seed> MENDED =
      seed -> Outcome.pass(Samples.instruction(seed));

  @TempDir private Path dir;

  @Test
  void stopsTheApplicationAndKeepsEveryRecordForTheNextStart() throws Exception {
    try (var cluster = TestCluster.start(dir)) {
      // Given records that wait for a verdict while the halt comes
      var names = cluster.line("halt", 2);
      var calls = new AtomicInteger();
      var control = new CountDownLatch(1);
      Stage<Seed, Instruction, Seed> distrusted =
          seed -> {
            if (calls.incrementAndGet() > HALF) {
              control.await();
              throw new Halt(SENTENCE);
            }
            return MENDED.apply(seed);
          };
      produce(cluster, names);

      // When
      try (var app = cluster.run(names, names.with(distrusted), 20)) {
        cluster.await(names.instructions().name(), HALF);
        awaitUntil("the window is full", () -> app.inFlight() >= 20);
        control.countDown();
        awaitUntil("it failed", () -> app.state() == State.FAILED);

        // Then
        assertThat(app.problem()).contains(SENTENCE);
      }
      assertThat(cluster.all(names.instructions().name())).hasSize(HALF);
      assertThat(cluster.all(names.failed())).isEmpty();

      // And when the cause is mended
      try (var app = cluster.run(names, names.with(MENDED), 20)) {
        cluster.await(names.instructions().name(), ALL);
        assertThat(app.problem()).isEmpty();
      }
      assertThat(cluster.all(names.instructions().name()))
          .extracting(r -> header(r, Headers.ID))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, ALL).mapToObj(i -> "s" + i + "@0").toList());
      assertThat(cluster.all(names.failed())).isEmpty();
    }
  }

  private static void produce(TestCluster cluster, TestLine names) {
    cluster.produce(
        IntStream.range(0, ALL)
            .mapToObj(i -> "s" + i)
            .map(seed ->
                new ProducerRecord<>(
                    names.seeds().name(), null, bytes(seed), names.encoded(seed(seed)), id(seed))));
  }
}
