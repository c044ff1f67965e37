package io.athanor.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a dead letter in a run's data folder.
@Timeout(300)
class RedriveCommandIT {
  @TempDir private Path folder;
  private String data;
  private Path seeds;

  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void writeSeeds() throws IOException {
    data = folder.resolve("out/.athanor").toString();
    seeds =
        Files.writeString(
            folder.resolve("seeds.jsonl"),
            "{\"id\":\"m1\",\"prompt\":\"What is 17 * 23?\",\"kind\":\"math\",\"answer\":\"391\"}\n");
  }

  @Test
  void putsALetterBackOnceAndTheRunTakesItUp() throws Exception {
    // Given a run that has met rubbish
    assertThat(run().code()).isZero();
    var none = execute("failed", "--data-dir", data);
    var nothing = execute("redrive", "intake", "--data-dir", data);
    produceRubbish();
    assertThat(run().code()).isZero();
    var listed = execute("failed", "intake", "--data-dir", data);

    // When it is put back, with wrong choices first, and twice
    var otherCause = execute("redrive", "intake", "--data-dir", data, "--cause", "bug");
    var otherId = execute("redrive", "intake", "--data-dir", data, "--id", "who");
    var first = execute("redrive", "intake", "--data-dir", data, "--cause", "poison");
    var second = execute("redrive", "intake", "--data-dir", data);
    var again = run();
    var settled = run();
    var relisted = execute("failed", "--ids", "--data-dir", data);

    // Then
    assertThat(none.out()).contains("no dead letters");
    assertThat(nothing.code()).as(nothing.err()).isZero();
    assertThat(nothing.out()).contains("nothing to put back: intake has 0 dead letters");
    assertThat(listed.out().lines().skip(1))
        .singleElement()
        .asString()
        .startsWith("intake  poison  ");
    assertThat(listed.err()).contains("./athanor redrive intake --cause poison --data-dir " + data);
    assertThat(otherCause.code()).isEqualTo(2);
    assertThat(otherCause.err()).contains("is of that choice").contains("poison");
    assertThat(otherId.code()).isEqualTo(2);
    assertThat(otherId.err()).contains("No dead letter of intake has the id who.");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).contains("1 put back on athanor.seeds.v1, 0 put back before");
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.out()).contains("nothing to put back").contains("1 of the chosen");

    // And the run noticed that there was something to do again, and only then
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err()).contains("goes on where").doesNotContain("settled already");
    assertThat(again.out()).contains("balanced: every record is accounted for");
    assertThat(settled.err()).contains("settled already");
    assertThat(relisted.out().lines().skip(1).map(line -> line.replaceAll(" +", " ")))
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains(" yes athanor.intake.failed/"),
            line -> assertThat(line).contains(" no athanor.intake.failed/"));
  }

  @Test
  void saysThatNoBrokerAnswersOrNothingIsThere() throws Exception {
    // Given a broker that holds no factory
    String servers;
    try (var broker = EmbeddedBroker.start(folder.resolve("broker"), 0)) {
      servers = broker.bootstrapServers();

      // Then
      var empty = execute("redrive", "teach", "--bootstrap-servers", servers);
      assertThat(empty.code()).isEqualTo(2);
      assertThat(empty.err()).contains("There is no topic athanor.teach.failed at " + servers);
      assertThat(execute("failed", "--bootstrap-servers", servers).code()).isEqualTo(2);
    }

    // And when it is gone
    noBroker(servers, execute("failed", "--bootstrap-servers", servers));
    noBroker(servers, execute("redrive", "teach", "--bootstrap-servers", servers));
  }

  private static void noBroker(String servers, Ended ended) {
    assertThat(ended.code()).isEqualTo(69);
    assertThat(ended.err()).contains("No Kafka broker answered at " + servers);
  }

  private void produceRubbish() throws IOException {
    try (var broker = EmbeddedBroker.start(Path.of(data).resolve("broker"), 0);
        var producer =
            new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      producer.send(
          new ProducerRecord<>("athanor.seeds.v1", "k".getBytes(UTF_8), "rubbish".getBytes(UTF_8)));
    }
  }

  private Ended run() {
    return execute(
        "run",
        "--seeds",
        seeds.toString(),
        "--out",
        folder.resolve("out").toString(),
        "--provider",
        "rehearsal",
        "--generations",
        "0");
  }

  private static Ended execute(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Athanor.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Ended(code, out.toString(), err.toString());
  }
}
