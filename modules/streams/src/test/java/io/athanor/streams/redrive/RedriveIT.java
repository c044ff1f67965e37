package io.athanor.streams.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.broker.EmbeddedBroker;
import io.athanor.streams.Cluster;
import io.athanor.streams.ClusterAdmin;
import io.athanor.streams.Headers;
import io.athanor.streams.TopicSettings;
import io.athanor.streams.Topics;
import io.athanor.streams.engine.DeadLetter;
import io.athanor.streams.ledger.TopicReader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Dead letters written by hand, put back by redrives that die and meet. Each test has a prefix of
/// its own.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedriveIT {
  private EmbeddedBroker broker;
  private Cluster cluster;
  private String prefix;
  private FailedTopic from;

  @BeforeAll
  void startBroker(@TempDir Path dir) throws Exception {
    broker = EmbeddedBroker.start(dir, 0);
    cluster = new Cluster(broker.bootstrapServers(), Map.of());
  }

  @AfterAll
  void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void makeTopics(TestInfo test) {
    prefix = test.getTestMethod().orElseThrow().getName();
    from = new FailedTopic("line", prefix + ".line.failed", prefix + ".in");
    Topics.ensure(
        cluster,
        List.of(from.topic(), from.input(), from.marks()),
        new TopicSettings(1, (short) 1, null));
  }

  @Test
  void undoesWhatARedriveHadBegunWhenItWasKilled() {
    // Given a redrive that wrote everything and did not come to commit it
    send(letter("a", 0), letter("b", 1), letter("c", 2));
    try (var killed = Returns.open(cluster, prefix, from)) {
      killed.begin(copies());

      // When
      var report = Redrive.run(cluster, prefix, from, Selection.ALL);

      // Then
      assertThat(report.putBack()).isEqualTo(3);
      assertThat(report.before()).isZero();
      assertThatThrownBy(killed::commit).isInstanceOf(OvertakenException.class);
    }
    assertThat(values(from.input())).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void goesOnWhereAKilledRedriveStopped() {
    // Given
    send(letter("a", 0), letter("b", 1), letter("c", 2));
    try (var killed = Returns.open(cluster, prefix, from)) {
      var copies = copies();
      killed.put(copies.subList(0, 1));
      killed.begin(copies.subList(1, 2));

      // When
      var report = Redrive.run(cluster, prefix, from, Selection.ALL);

      // Then
      assertThat(report.putBack()).isEqualTo(2);
      assertThat(report.before()).isEqualTo(1);
    }
    assertThat(values(from.input())).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void letsTheSecondOfTwoAtOnceWin() {
    // Given
    send(letter("a", 0));
    try (var first = Returns.open(cluster, prefix, from);
        var second = Returns.open(cluster, prefix, from)) {
      // When
      second.put(copies());

      // Then
      assertThatThrownBy(() -> first.put(copies()))
          .isInstanceOf(OvertakenException.class)
          .hasMessageContaining("another redrive of line began");
    }
    assertThat(values(from.input())).containsExactly("a");
  }

  @Test
  void putsEachBackOnceThoughManyRedriveAtOnce() throws Exception {
    // Given more letters than one transaction takes
    int count = 2_000;
    send(IntStream.range(0, count).mapToObj(i -> letter("v" + i, i)).toList());

    // When
    var redrives = new ArrayList<CompletableFuture<Void>>();
    for (int i = 0; i < 4; i++) {
      redrives.add(
          CompletableFuture.runAsync(() -> {
            try {
              Redrive.run(cluster, prefix, from, Selection.ALL);
            } catch (OvertakenException e) {
              // Another goes on.
            }
          }));
    }
    for (var redrive : redrives) {
      redrive.get();
    }
    var last = Redrive.run(cluster, prefix, from, Selection.ALL);

    // Then
    assertThat(last.putBack() + last.before()).isEqualTo(count);
    assertThat(values(from.input()))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, count).mapToObj(i -> "v" + i).toList());
  }

  @Test
  void putsBackOnceWhatTwoLettersTellOf() {
    // Given
    send(letter("a", 0), letter("a", 0));

    // When
    var report = Redrive.run(cluster, prefix, from, Selection.ALL);

    // Then
    assertThat(report.putBack()).isEqualTo(1);
    assertThat(report.before()).isEqualTo(1);
    assertThat(values(from.input())).containsExactly("a");
  }

  @Test
  void saysWhichLettersHaveNothingToPutBack() {
    // Given
    send(
        letter("", 99, Headers.ID, "gone", DeadLetter.SIZE, "17000000"),
        new ProducerRecord<>(from.topic(), 0, null, "no letter".getBytes(UTF_8)),
        letter("fine", 1));

    // When
    var report = Redrive.run(cluster, prefix, from, new Selection(Set.of(), Set.of()));

    // Then
    assertThat(report.putBack()).isEqualTo(1);
    assertThat(report.refused())
        .extracting(refused -> refused.id() + ": " + refused.reason())
        .containsExactly(
            "gone: the letter is by reference, and no record is left at " + prefix + ".in/0/99",
            from.topic() + "/0/1: it does not say which record of the input it was");
    assertThat(values(from.input())).containsExactly("fine");
  }

  @Test
  void tellsOfAChoiceThatMeetsNothing() {
    // Given
    send(letter("a", 0, Headers.ID, "a", DeadLetter.FAULT, "bug"));

    // When
    var report =
        Redrive.run(cluster, prefix, from, new Selection(Set.of("poison"), Set.of("a", "b")));

    // Then
    assertThat(report.met()).isFalse();
    assertThat(report.causes()).containsExactlyInAnyOrder("bug", "unknown");
    assertThat(report.unknownIds()).containsExactly("b");
    assertThat(values(from.input())).isEmpty();
  }

  @Test
  void saysThatThereIsNoSuchTopic() {
    var nowhere = new FailedTopic("line", "none.line.failed", "none.in");
    assertThatThrownBy(() -> Redrive.run(cluster, "none", nowhere, Selection.ALL))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("there is no topic none.line.failed at ");
  }

  private ProducerRecord<byte[], byte[]> letter(String value, long offset, String... headers) {
    var letter =
        new ProducerRecord<>(from.topic(), 0, "key".getBytes(UTF_8), value.getBytes(UTF_8));
    letter
        .headers()
        .add(Headers.SOURCE, (from.input() + "/0/" + offset).getBytes(UTF_8))
        .add(Headers.PART, "0/1".getBytes(UTF_8));
    for (int i = 0; i < headers.length; i += 2) {
      letter.headers().add(headers[i], headers[i + 1].getBytes(UTF_8));
    }
    return letter;
  }

  @SafeVarargs
  private void send(ProducerRecord<byte[], byte[]>... records) {
    send(List.of(records));
  }

  private void send(List<ProducerRecord<byte[], byte[]>> records) {
    try (var producer =
        new KafkaProducer<>(
            new HashMap<>(cluster.config()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (var record : records) {
        producer.send(record);
      }
    }
  }

  private List<Copy> copies() {
    return read(from.topic()).stream().map(r -> Copy.of(Letter.read(r), r)).toList();
  }

  private List<String> values(String topic) {
    return read(topic).stream().map(r -> UTF_8.decode(r.value()).toString()).toList();
  }

  private List<ConsumerRecord<byte[], ByteBuffer>> read(String topic) {
    var all = new ArrayList<ConsumerRecord<byte[], ByteBuffer>>();
    try (var admin = ClusterAdmin.open(cluster);
        var reader = TopicReader.open(cluster)) {
      var partitions = admin.partitions(List.of(topic));
      reader.read(admin.ends(partitions, IsolationLevel.READ_UNCOMMITTED), all::add);
    }
    return all;
  }
}
