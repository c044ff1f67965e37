package io.athanor.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.athanor.app.pipeline.Pipeline;
import io.athanor.core.Lineage;
import io.athanor.faults.Evidence.Graded;
import io.athanor.record.Tier;
import io.athanor.streams.Cluster;
import io.athanor.streams.ClusterAdmin;
import io.athanor.streams.Headers;
import io.athanor.streams.Topic;
import io.athanor.streams.Wire;
import io.athanor.streams.ledger.Ledger;
import io.athanor.streams.ledger.LedgerReport;
import io.athanor.streams.ledger.TopicReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;

/// Reads what a factory has left behind: the topics as a reader of committed records sees them, and
/// the files of the data set.
///
/// @param out where the files are
record Audit(Cluster cluster, Pipeline pipeline, Wire wire, Path out) {
  private static final JsonMapper JSON = new JsonMapper();

  /// The least tier that the default configuration lets into the files.
  private static final Tier LEAST = Tier.SILVER;

  /// The sink publishes what it has every 2 s.
  private static final Duration PUBLISHED = Duration.ofSeconds(30);

  static Audit of(Plant plant, Wire wire) {
    return new Audit(plant.cluster(), plant.pipeline(), wire, plant.out());
  }

  /// Waits until nothing is pending and the files hold what they should, or the time is over, and
  /// says what there is.
  ///
  /// @param seeds the ids that were produced
  static Findings settled(Plant plant, Set<String> seeds, Duration most, Log log)
      throws IOException, InterruptedException {
    try (var wire = plant.wire()) {
      var audit = Audit.of(plant, wire);
      if (!Until.within(most, () -> audit.ledger().settled())) {
        log.say("not settled after %d s", most.toSeconds());
      }
      var evidence = new AtomicReference<>(audit.read(seeds));
      Until.within(
          PUBLISHED,
          () -> {
            if (Findings.of(evidence.get()).rowsMissing().isEmpty()) {
              return true;
            }
            evidence.set(audit.read(seeds));
            return false;
          });
      log.say("ledger\n" + evidence.get().ledger());
      return Findings.of(evidence.get());
    }
  }

  LedgerReport ledger() {
    return Ledger.read(cluster, pipeline.names().prefix(), pipeline.applications());
  }

  Evidence read(Set<String> seeds) throws IOException {
    var names = pipeline.names();
    var expected = new HashSet<>(seeds);
    var graded = new ArrayList<Graded>();
    var rejected = new HashSet<String>();
    var rows = new ArrayList<String>();
    try (var reader = TopicReader.open(cluster);
        var admin = ClusterAdmin.open(cluster)) {
      each(admin, reader, names.instructions(), record -> expected.add(instructionId(record)));
      each(admin, reader, names.gradedSamples(), record -> graded.add(graded(record)));
      pipeline
          .lines()
          .forEach(line ->
              each(
                  admin,
                  reader,
                  line.rejected(),
                  record -> {
                    var rejection = decode(line.rejected(), record);
                    if (!rejection.getRule().equals("duplicate")) {
                      rejected.add(rejection.getId());
                    }
                  }));
      long torn = readRows(rows);
      return new Evidence(
          expected, graded, rejected, rows, torn, deadLetters(admin, reader), ledger());
    }
  }

  private long deadLetters(ClusterAdmin admin, TopicReader reader) {
    var letters = new ArrayList<String>();
    var topics = new ArrayList<>(pipeline.lines().map(line -> line.failed()).toList());
    topics.add(pipeline.names().failed(Pipeline.SINK));
    reader.read(
        admin.ends(admin.partitions(topics), IsolationLevel.READ_COMMITTED),
        letter -> letters.add(letter.topic()));
    return letters.size();
  }

  private static void each(
      ClusterAdmin admin,
      TopicReader reader,
      Topic<?> topic,
      Consumer<ConsumerRecord<byte[], ByteBuffer>> consumer) {
    reader.read(
        admin.ends(admin.partitions(List.of(topic.name())), IsolationLevel.READ_COMMITTED),
        consumer);
  }

  private Graded graded(ConsumerRecord<byte[], ByteBuffer> record) {
    var sample = decode(pipeline.names().gradedSamples(), record);
    return new Graded(
        Lineage.id(sample),
        header(record, Headers.SOURCE) + " " + header(record, Headers.PART),
        sample.getTier().compareTo(LEAST) <= 0);
  }

  private <T extends SpecificRecord> T decode(
      Topic<T> topic, ConsumerRecord<byte[], ByteBuffer> record) {
    var bytes = new byte[record.value().remaining()];
    record.value().get(bytes);
    return wire.decode(topic, bytes);
  }

  /// The header says `id@epoch`.
  private static String instructionId(ConsumerRecord<byte[], ByteBuffer> record) {
    return header(record, Headers.ID).replaceFirst("@\\d+$", "");
  }

  private static String header(ConsumerRecord<byte[], ByteBuffer> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }

  /// @return how many lines are no whole row
  private long readRows(List<String> ids) throws IOException {
    if (!Files.isDirectory(out)) {
      return 0;
    }
    long torn = 0;
    try (var files = Files.list(out)) {
      for (var file : files.filter(Audit::isShard).toList()) {
        try (var lines = Files.lines(file)) {
          torn += lines.filter(line -> !isRow(line, ids)).count();
        }
      }
    }
    return torn;
  }

  private static boolean isShard(Path file) {
    var name = file.getFileName().toString();
    return name.endsWith(".jsonl") && !name.startsWith(".");
  }

  private static boolean isRow(String line, List<String> ids) {
    try {
      var id = JSON.readTree(line).path("id");
      ids.add(id.asText());
      return id.isTextual();
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
