package io.athanor.streams.engine;

import static io.athanor.streams.engine.TestCluster.header;
import static io.athanor.streams.engine.TestLine.bytes;
import static io.athanor.streams.engine.TestLine.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.Outcome;
import io.athanor.core.Stage;
import io.athanor.record.Instruction;
import io.athanor.record.Seed;
import io.athanor.streams.Application;
import io.athanor.streams.Cluster;
import io.athanor.streams.Headers;
import io.athanor.streams.ledger.Ledger;
import io.athanor.streams.redrive.FailedTopic;
import io.athanor.streams.redrive.Letters;
import io.athanor.streams.redrive.Letters.Found;
import io.athanor.streams.redrive.Redrive;
import io.athanor.streams.redrive.RedriveReport;
import io.athanor.streams.redrive.Selection;
import io.athanor.testkit.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// From the failure of a stage, over its mending, to the rows: on a real broker.
@Timeout(180)
class RedrivenLineIT {
  private static final int TOO_LARGE = 17 << 20;

  @TempDir static Path dir;

  @Test
  void bringsEveryMendedRecordThroughExactlyOnce() throws Exception {
    try (var broker = TestCluster.start(dir)) {
      // Given a distinct line that fails for some, and bytes that are no records
      var cluster = new Cluster(broker.bootstrapServers(), Map.of());
      var names = broker.line("redrive", 2);
      var broken = new AtomicBoolean(true);
      Stage<Seed, Instruction, Seed> stage =
          seed -> {
            if (broken.get() && seed.getId().startsWith("bad")) {
              throw new IllegalStateException("not mended");
            }
            return Outcome.pass(
                broken.get() && seed.getId().equals("large")
                    ? ofSize(seed, TOO_LARGE)
                    : Samples.instruction(seed));
          };
      var line = names.distinctWith(stage);
      var from = FailedTopic.of(line);
      RedriveReport twice;
      try (var _ = broker.run(names, line, 20)) {
        broker.produce(
            Stream.concat(
                Stream.of("good1", "bad1", "bad2", "large", "good2")
                    .map(seed -> record(names, seed)),
                Stream.of(
                    new ProducerRecord<>(names.seeds().name(), bytes("k"), bytes("garbage")))));
        broker.await(names.failed(), 4);

        // When the poison is put back twice, and once mended one by its id and then all
        var poison = new Selection(Set.of("poison"), Set.of());
        assertThat(Redrive.run(cluster, names.prefix(), from, poison).putBack()).isEqualTo(1);
        broker.await(names.failed(), 5);
        broken.set(false);
        var one = new Selection(Set.of(), Set.of("bad2"));
        assertThat(Redrive.run(cluster, names.prefix(), from, one).putBack()).isEqualTo(1);
        twice = Redrive.run(cluster, names.prefix(), from, one);
        var all = Redrive.run(cluster, names.prefix(), from, Selection.ALL);
        assertThat(all.putBack()).isEqualTo(3);
        assertThat(all.before()).isEqualTo(2);
        broker.await(names.instructions().name(), 5);
        broker.await(names.failed(), 6);
      }

      // Then
      assertThat(twice.putBack()).isZero();
      assertThat(twice.before()).isEqualTo(1);
      assertThat(broker.all(names.instructions().name()))
          .extracting(r -> header(r, Headers.ID))
          .containsExactlyInAnyOrder("good1@0", "bad1@0", "bad2@0", "large@0", "good2@0");
      assertThat(
              broker.all(names.seeds().name()).stream()
                  .filter(r -> r.headers().lastHeader(Headers.REDRIVEN_FROM) != null))
          .hasSize(5)
          .allSatisfy(r -> {
            assertThat(r.headers().lastHeader(Headers.SOURCE)).isNull();
            assertThat(r.serializedValueSize()).isPositive();
          })
          .extracting(r -> header(r, Headers.REDRIVEN_FROM))
          .doesNotHaveDuplicates();

      // And the ledger counts every copy as a new input
      var report =
          Ledger.read(
              cluster, names.prefix(), List.of(new Application(line.name(), List.of(line))));
      assertThat(report.settled()).as(report.toString()).isTrue();
      assertThat(report.accounts().getFirst().in()).isEqualTo(11);
      assertThat(report.accounts().getFirst().failed()).isEqualTo(6);

      // And only the last poison letter is left to be put back
      var letters = new ArrayList<Found>();
      Letters.read(cluster, List.of(from), letters::add);
      assertThat(letters).hasSize(6);
      assertThat(letters.stream().filter(found -> !found.redriven()))
          .extracting(found -> found.letter().fault())
          .containsExactly("poison");
    }
  }

  private static Instruction ofSize(Seed seed, int size) {
    return Instruction.newBuilder(Samples.instruction(seed)).setText("x".repeat(size)).build();
  }

  private static ProducerRecord<byte[], byte[]> record(TestLine names, String seed) {
    return new ProducerRecord<>(
        names.seeds().name(),
        null,
        bytes(seed),
        bytes("{\"id\":\"" + seed + "\",\"prompt\":\"prompt of " + seed + "\"}"),
        id(seed));
  }
}
