package io.athanor.streams.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.broker.EmbeddedBroker;
import io.athanor.core.Outcome;
import io.athanor.record.Instruction;
import io.athanor.record.Rejection;
import io.athanor.record.Seed;
import io.athanor.streams.Application;
import io.athanor.streams.Cluster;
import io.athanor.streams.ClusterAdmin;
import io.athanor.streams.Headers;
import io.athanor.streams.Line;
import io.athanor.streams.Topic;
import io.athanor.streams.TopicSettings;
import io.athanor.streams.Topics;
import io.athanor.streams.ledger.Violation.Kind;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Plays a stage by hand, in transactions, and reads the ledger. Each test has a prefix of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerIT {
  private EmbeddedBroker broker;
  private Cluster cluster;
  private String prefix;
  private Application application;

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
    application = new Application("app", List.of(line()));
    var names = new ArrayList<>(line().outputs());
    names.add(topic("in"));
    Topics.ensure(cluster, names, new TopicSettings(2, (short) 1, null));
    try (var admin = ClusterAdmin.open(cluster)) {
      admin.create(
          List.of(
              new NewTopic(changelog(), 2, (short) 1)
                  .configs(Map.of("cleanup.policy", "compact"))));
    }
  }

  @Test
  void provesThatEveryRecordIsSettledOrPending() {
    // Given
    try (var stage = new Hand()) {
      stage.commit(() -> {
        stage.input(0, "both");
        stage.input(0, "rejected");
        stage.input(1, "failed");
        stage.input(1, "in flight");
      });
      stage.commit(() -> stage.input(1, "not come to"));
      stage.abort(() -> stage.input(0, "never committed"));

      stage.abort(() -> stage.result("out", 0, 0, "0/2"));
      stage.commit(() -> {
        stage.result("out", 0, 0, "0/2");
        stage.result("back", 0, 0, "1/2");
        stage.result("rejected", 0, 1, "0/1");
        stage.result("failed", 1, 0, "0/1");
        stage.inFlight(1, 0, null);
        stage.inFlight(1, 1, "entry");
        stage.taken(0, 2);
        stage.taken(1, 2);
      });
      stage.abort(() -> stage.inFlight(1, 1, null));
    }

    // When
    var report = read();

    // Then
    assertThat(report.accounts())
        .containsExactly(new Account("line", 5, 3, 2, 1, 1, 1, 1, List.of()));
    assertThat(report.balanced()).isTrue();
    assertThat(report.settled()).isFalse();
  }

  @Test
  void namesEveryRecordThatBreaksThePromise() {
    // Given
    try (var stage = new Hand()) {
      stage.commit(() -> {
        stage.input(0, "lost");
        stage.input(0, "torn");
        stage.input(0, "twice");
        stage.keyOnly(0, "lost too, known by its key");
        stage.input(0, "fine");
      });
      stage.commit(() -> {
        stage.result("out", 0, 1, "0/2");
        stage.result("out", 0, 2, "0/1");
        stage.result("out", 0, 4, "0/1");
        stage.result("out", 0, 5, "0/1");
        stage.taken(0, 6);
      });
      stage.commit(() -> stage.result("rejected", 0, 2, "0/1"));
      stage.commit(() -> stage.result("out", 0, 4, "none"));
    }

    // When
    var account = read().accounts().getFirst();

    // Then: offset 5 holds the mark of the inputs' transaction
    assertThat(account.violations())
        .containsExactly(
            new Violation(Kind.LOST, 2, List.of("lost", "lost too, known by its key")),
            new Violation(Kind.DUPLICATED, 1, List.of("twice")),
            new Violation(Kind.TORN, 1, List.of("torn")),
            new Violation(
                Kind.UNKNOWN_SOURCE, 2, List.of(topic("out") + "/0/5", topic("in") + "/0/5")));
    assertThat(account.settled()).isEqualTo(2);
    assertThat(account.pending()).isZero();
  }

  @Test
  void waitsForATransactionThatIsOpenWhenItReads() {
    // Given: two results, the second in a transaction that ends only while the first is read
    try (var stage = new Hand();
        var other = new Hand();
        var admin = ClusterAdmin.open(cluster);
        var reader = TopicReader.open(cluster)) {
      stage.commit(() -> stage.result("out", 0, 0, "0/1"));
      other.begin(() -> other.result("out", 0, 1, "0/1"));
      var out = new TopicPartition(topic("out"), 0);
      var ends = admin.ends(List.of(out), IsolationLevel.READ_UNCOMMITTED);

      // When
      var seen = new ArrayList<String>();
      reader.read(
          ends,
          record -> {
            seen.add(new String(record.headers().lastHeader(Headers.SOURCE).value(), UTF_8));
            if (seen.size() == 1) {
              other.producer.commitTransaction();
            }
          });

      // Then
      assertThat(seen).containsExactly(topic("in") + "/0/0", topic("in") + "/0/1");
    }
  }

  @Test
  void givesNoFalseAlarmWhileTheStageWorks() throws Exception {
    // Given: a stage that takes records in one transaction and settles them in the next
    int records = 100;
    try (var stage = new Hand()) {
      stage.commit(() -> {
        for (int i = 0; i < records; i++) {
          stage.input(0, "record " + i);
        }
      });
    }
    var started = new CountDownLatch(1);
    var work =
        CompletableFuture.runAsync(() -> {
          try (var stage = new Hand()) {
            for (int i = 0; i < records; i++) {
              int offset = i;
              stage.commit(() -> {
                stage.inFlight(0, offset, "entry");
                stage.taken(0, offset + 1);
              });
              stage.commit(() -> {
                stage.result("out", 0, offset, "0/1");
                stage.inFlight(0, offset, null);
              });
              started.countDown();
            }
          }
        });
    started.await();

    // When
    var reports = new ArrayList<LedgerReport>();
    do {
      reports.add(read());
    } while (!work.isDone());
    work.get();
    reports.add(read());

    // Then
    assertThat(reports).allMatch(LedgerReport::balanced);
    assertThat(reports.getFirst().settled()).isFalse();
    assertThat(reports.getLast().settled()).isTrue();
  }

  @Test
  void saysThatThereAreNoSuchTopics() {
    assertThatThrownBy(() ->
            Ledger.read(cluster, "other", List.of(new Application("app", List.of(line("other"))))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "there is no topic other.in at %s; is the prefix \"other\" right?"
                .formatted(broker.bootstrapServers()));
  }

  private LedgerReport read() {
    return Ledger.read(cluster, prefix, List.of(application));
  }

  private String topic(String name) {
    return prefix + "." + name;
  }

  private String changelog() {
    return prefix + "-app-line-in-flight-changelog";
  }

  private Line<?, ?, ?> line() {
    return line(prefix);
  }

  private static Line<?, ?, ?> line(String prefix) {
    return new Line<Seed, Instruction, Seed>(
        "line",
        new Topic<>(prefix + ".in", Seed.class),
        _ -> Outcome.reject("none", "never asked", new Seed()),
        new Topic<>(prefix + ".out", Instruction.class),
        new Topic<>(prefix + ".back", Seed.class),
        false,
        new Topic<>(prefix + ".rejected", Rejection.class),
        prefix + ".failed");
  }

  /// Does by hand what the engine does.
  private final class Hand implements AutoCloseable {
    private static int hands;
    private final KafkaProducer<byte[], byte[]> producer;

    Hand() {
      var config = new java.util.HashMap<>(cluster.config());
      config.put("transactional.id", prefix + "-" + hands++);
      producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
      producer.initTransactions();
    }

    void commit(Runnable work) {
      begin(work);
      producer.commitTransaction();
    }

    void abort(Runnable work) {
      begin(work);
      producer.abortTransaction();
    }

    void begin(Runnable work) {
      producer.beginTransaction();
      work.run();
      producer.flush();
    }

    void input(int partition, String id) {
      var record = record(topic("in"), partition, id.getBytes(UTF_8), "value");
      record.headers().add(Headers.ID, id.getBytes(UTF_8));
      producer.send(record);
    }

    void keyOnly(int partition, String key) {
      producer.send(record(topic("in"), partition, key.getBytes(UTF_8), "value"));
    }

    void result(String name, int partition, long offset, String part) {
      var record = record(topic(name), 0, new byte[] {1}, "value");
      var source = "%s/%d/%d".formatted(topic("in"), partition, offset);
      record.headers().add(Headers.SOURCE, source.getBytes(UTF_8));
      record.headers().add(Headers.PART, part.getBytes(UTF_8));
      producer.send(record);
    }

    void inFlight(int partition, long offset, @Nullable String entry) {
      var key = ByteBuffer.allocate(Long.BYTES).putLong(offset).array();
      producer.send(record(changelog(), partition, key, entry));
    }

    void taken(int partition, long next) {
      producer.sendOffsetsToTransaction(
          Map.of(new TopicPartition(topic("in"), partition), new OffsetAndMetadata(next)),
          new ConsumerGroupMetadata(prefix + "-app"));
    }

    @Override
    public void close() {
      producer.close();
    }

    private ProducerRecord<byte[], byte[]> record(
        String topic, int partition, byte[] key, @Nullable String value) {
      return new ProducerRecord<>(
          topic, partition, key, value == null ? null : value.getBytes(UTF_8));
    }
  }
}
