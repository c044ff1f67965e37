package io.athanor.streams.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.athanor.streams.Application;
import io.athanor.streams.Cluster;
import io.athanor.streams.ClusterAdmin;
import io.athanor.streams.Headers;
import io.athanor.streams.Line;
import io.athanor.streams.Place;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/// Proves from the topics alone what became of every record.
///
/// A record on a line's input topic is **settled** when every part of its outcome is on one of the
/// line's output topics, each once; **pending** when the line's group has not come to it, or its
/// in-flight store holds it; else the promise is broken ([Violation.Kind]).
///
/// The order of reading makes this hold while the stages work: first the ends of the input topics,
/// then what is committed, then the in-flight stores, then the outputs, the last two up to the ends
/// that they have at that moment, open transactions included and waited for. Whatever had left one
/// place when it was read had, in the same transaction, arrived at a place that is read later.
///
/// Every topic is read once. What retention has removed proves nothing: records whose results are
/// gone look lost.
public final class Ledger {

  /// How many records of a kind of violation are named.
  public static final int NAMED = 100;

  private final ClusterAdmin admin;
  private final TopicReader reader;
  private final Map<String, StageLedger> byInput = new LinkedHashMap<>();
  private final Map<String, StageLedger> byOutput = new HashMap<>();
  private final Map<String, StageLedger> byChangelog = new HashMap<>();

  private Ledger(ClusterAdmin admin, TopicReader reader) {
    this.admin = admin;
    this.reader = reader;
  }

  /// Reads all topics of the applications once. Remembers a few bits a record, so that a million
  /// need about a megabyte a stage.
  ///
  /// @param prefix of topics and groups
  /// @param applications all that write to these topics
  /// @throws IllegalStateException with one sentence, where no broker answers within
  ///   [ClusterAdmin#PATIENCE], none of the input topics exists, or a transaction stays open
  public static LedgerReport read(Cluster cluster, String prefix, List<Application> applications) {
    try (var admin = ClusterAdmin.open(cluster);
        var reader = TopicReader.open(cluster)) {
      var ledger = new Ledger(admin, reader);
      for (var application : applications) {
        application.lines().forEach(line -> ledger.add(prefix + "-" + application.name(), line));
      }
      var groups = applications.stream().map(a -> prefix + "-" + a.name()).toList();
      return ledger.report(cluster, prefix, groups);
    }
  }

  private void add(String applicationId, Line<?, ?, ?> line) {
    var stage = new StageLedger(line);
    byInput.put(line.from().name(), stage);
    line.outputs().forEach(topic -> byOutput.putIfAbsent(topic, stage));
    byChangelog.put(applicationId + "-" + line.name() + "-in-flight-changelog", stage);
  }

  private LedgerReport report(Cluster cluster, String prefix, List<String> groups) {
    var inputs = admin.partitions(byInput.keySet());
    if (inputs.isEmpty()) {
      throw new IllegalStateException(
          "there is no topic %s at %s; is the prefix \"%s\" right?"
              .formatted(
                  String.join(" or ", byInput.keySet()), cluster.bootstrapServers(), prefix));
    }
    open(inputs);
    var committed = new HashMap<TopicPartition, Long>();
    groups.forEach(group -> committed.putAll(admin.committed(group)));
    reader.read(endsNow(byChangelog.keySet()), this::inFlight);
    var pipeline = new HashSet<>(byInput.keySet());
    pipeline.addAll(byOutput.keySet());
    reader.read(endsNow(pipeline), this::record);

    var firsts = admin.beginnings(inputs);
    var ends = admin.ends(inputs, IsolationLevel.READ_COMMITTED);
    return new LedgerReport(
        byInput.values().stream()
            .map(stage -> stage.close(committed, firsts, ends, this::name))
            .toList());
  }

  private void open(Collection<TopicPartition> inputs) {
    var firsts = admin.beginnings(inputs);
    admin
        .ends(inputs, IsolationLevel.READ_COMMITTED)
        .forEach((partition, end) -> {
          var stage = byInput.get(partition.topic());
          if (stage != null) {
            stage.open(partition.partition(), firsts.getOrDefault(partition, 0L), end);
          }
        });
  }

  /// Open transactions included: one that is being committed may already be visible elsewhere.
  private Map<TopicPartition, Long> endsNow(Collection<String> topics) {
    return admin.ends(admin.partitions(topics), IsolationLevel.READ_UNCOMMITTED);
  }

  private void inFlight(ConsumerRecord<byte[], ByteBuffer> entry) {
    var stage = byChangelog.get(entry.topic());
    if (stage != null) {
      long offset = ByteBuffer.wrap(entry.key()).getLong();
      stage.inFlight(entry.partition(), offset, entry.value() != null);
    }
  }

  /// A topic may be one stage's input and another's output.
  private void record(ConsumerRecord<byte[], ByteBuffer> record) {
    var reading = byInput.get(record.topic());
    if (reading != null) {
      reading.input(record.partition(), record.offset());
    }
    var writing = byOutput.get(record.topic());
    if (writing != null) {
      result(record, writing);
    }
  }

  private void result(ConsumerRecord<byte[], ByteBuffer> record, StageLedger writing) {
    try {
      Mark.read(record.headers())
          .ifPresent(mark -> {
            // A source that no line here reads says nothing about these lines.
            var source = byInput.get(mark.topic());
            if (source != null) {
              source.part(record.topic(), place(record), mark);
            }
          });
    } catch (IllegalArgumentException e) {
      writing.misplaced(place(record));
    }
  }

  private String name(TopicPartition partition, long offset) {
    return reader
        .at(partition, offset)
        .map(Ledger::name)
        .orElseGet(() -> new Place(partition.topic(), partition.partition(), offset).toString());
  }

  private static String name(ConsumerRecord<byte[], ByteBuffer> record) {
    var id = record.headers().lastHeader(Headers.ID);
    if (id != null && id.value() != null) {
      return new String(id.value(), UTF_8);
    }
    return record.key() == null ? place(record) : new String(record.key(), UTF_8);
  }

  private static String place(ConsumerRecord<byte[], ByteBuffer> record) {
    return new Place(record.topic(), record.partition(), record.offset()).toString();
  }
}
