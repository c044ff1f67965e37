package io.athanor.streams.ledger;

import io.athanor.streams.Line;
import io.athanor.streams.ledger.Violation.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// One line's account in the making. Pure; for one thread.
final class StageLedger {
  private final Line<?, ?, ?> line;
  private final Map<Integer, PartitionLedger> partitions = new TreeMap<>();
  private final Map<Exit, Long> parts = new EnumMap<>(Exit.class);
  private final Map<Kind, Breach> breaches = new EnumMap<>(Kind.class);

  /// The ways out of a stage.
  private enum Exit {
    PASSED,
    SENT_BACK,
    REJECTED,
    FAILED
  }

  /// Gives the record at an offset the name under which it is reported.
  @FunctionalInterface
  interface Naming {
    String name(TopicPartition partition, long offset);
  }

  StageLedger(Line<?, ?, ?> line) {
    this.line = line;
  }

  /// Looks at the input partition's records from `first` up to `end`.
  void open(int partition, long first, long end) {
    partitions.put(partition, new PartitionLedger(first, end));
  }

  /// A committed record is there.
  void input(int partition, long offset) {
    var ledger = partitions.get(partition);
    if (ledger != null) {
      ledger.input(offset);
    }
  }

  /// The in-flight store says that a record is, or is no longer, being worked at.
  void inFlight(int partition, long offset, boolean alive) {
    var ledger = partitions.get(partition);
    if (ledger != null) {
      ledger.inFlight(offset, alive);
    }
  }

  /// A result of this line was found.
  ///
  /// @param topic where
  /// @param at the result's own place, to name it where its source cannot be
  void part(String topic, String at, Mark mark) {
    var exit = exit(topic);
    var source = partitions.get(mark.partition());
    if (exit == null || source == null) {
      misplaced(at);
    } else if (source.part(mark.offset(), mark.part(), mark.of())) {
      parts.merge(exit, 1L, Long::sum);
    }
  }

  /// A result was found on this line's topics whose source makes no sense.
  void misplaced(String at) {
    breach(Kind.UNKNOWN_SOURCE).add(() -> at);
  }

  /// Draws the line under all that was seen. Absent offsets count as 0.
  ///
  /// @param committed what the application's group has committed
  /// @param firsts the input's first offsets at the end of the reading
  /// @param ends the input's ends at the end of the reading
  Account close(
      Map<TopicPartition, Long> committed,
      Map<TopicPartition, Long> firsts,
      Map<TopicPartition, Long> ends,
      Naming naming) {
    long in = 0;
    long settled = 0;
    long pending = 0;
    for (var entry : partitions.entrySet()) {
      var partition = new TopicPartition(line.from().name(), entry.getKey());
      var tally =
          entry
              .getValue()
              .tally(
                  committed.getOrDefault(partition, 0L),
                  firsts.getOrDefault(partition, 0L),
                  ends.getOrDefault(partition, 0L));
      in += tally.in();
      settled += tally.settled();
      pending += tally.pending();
      tally.broken().forEach((kind, offsets) -> note(kind, partition, offsets, naming));
    }
    return new Account(
        line.name(),
        in,
        settled,
        pending,
        count(Exit.PASSED),
        count(Exit.SENT_BACK),
        count(Exit.REJECTED),
        count(Exit.FAILED),
        violations());
  }

  private @Nullable Exit exit(String topic) {
    if (topic.equals(line.to().name())) {
      return Exit.PASSED;
    }
    if (line.backTo() != null && topic.equals(line.backTo().name())) {
      return Exit.SENT_BACK;
    }
    if (topic.equals(line.rejected().name())) {
      return Exit.REJECTED;
    }
    return topic.equals(line.failed()) ? Exit.FAILED : null;
  }

  private void note(Kind kind, TopicPartition partition, long[] offsets, Naming naming) {
    for (long offset : offsets) {
      breach(kind)
          .add(() ->
              // There is no record that could tell its name.
              kind == Kind.UNKNOWN_SOURCE
                  ? partition.topic() + "/" + partition.partition() + "/" + offset
                  : naming.name(partition, offset));
    }
  }

  private List<Violation> violations() {
    return breaches.entrySet().stream()
        .map(e -> new Violation(e.getKey(), e.getValue().count, e.getValue().ids))
        .toList();
  }

  private long count(Exit exit) {
    return parts.getOrDefault(exit, 0L);
  }

  private Breach breach(Kind kind) {
    return breaches.computeIfAbsent(kind, _ -> new Breach());
  }

  /// All are counted, the first are named.
  private static final class Breach {
    private final List<String> ids = new ArrayList<>();
    private long count;

    void add(Supplier<String> id) {
      count++;
      if (ids.size() < Ledger.NAMED) {
        ids.add(id.get());
      }
    }
  }
}
