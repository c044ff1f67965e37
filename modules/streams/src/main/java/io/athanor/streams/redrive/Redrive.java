package io.athanor.streams.redrive;

import io.athanor.streams.Cluster;
import io.athanor.streams.ClusterAdmin;
import io.athanor.streams.Place;
import io.athanor.streams.TopicSettings;
import io.athanor.streams.Topics;
import io.athanor.streams.ledger.TopicReader;
import io.athanor.streams.redrive.RedriveReport.Refused;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/// Puts dead letters back on the topic that their records came from, each exactly once.
///
/// In one transaction a copy goes to the input topic and a **mark** to a topic of its own,
/// `<prefix>.<line>.redriven`, keyed by the record that failed. Whoever redrives takes over the
/// stage's one transactional id *before* he reads the marks: by then every transaction of an
/// earlier redrive is either committed, and its marks are read, or undone, copies and marks
/// together; and what the earlier one still tries is refused. So neither a kill at any moment, nor
/// a repetition, nor two at once can put a letter back twice.
///
/// Why marks, where copies name their letters already: they can be read without reading the whole
/// input topic, and they are kept for ever, while retention may take a copy before its letter. Why
/// no committed offsets: what was put back is a choice, not a prefix. The topic is not compacted,
/// as no key comes twice.
///
/// The letter stays where it is, and its record stays settled as failed; the copy is a new input.
public final class Redrive {

  /// Copies in one transaction: it delays readers of the input topic while it is open.
  private static final int MOST_COPIES = 500;

  private static final long MOST_BYTES = 16L << 20;

  /// Room for the header that a copy has more than its record had.
  private static final int HEADROOM = 1024;

  private final FailedTopic from;
  private final Selection selection;
  private final Set<TopicPartition> inputs;
  private final Returns returns;
  private final Marks marks;
  private final TopicReader originals;

  private final List<Copy> waiting = new ArrayList<>();
  private long waitingBytes;
  private long letters;
  private long putBack;
  private long before;
  private final List<Refused> refused = new ArrayList<>();
  private final Set<String> causes = new TreeSet<>();
  private final Set<String> unknownIds;

  private Redrive(
      FailedTopic from,
      Selection selection,
      Set<TopicPartition> inputs,
      Returns returns,
      Marks marks,
      TopicReader originals) {
    this.from = from;
    this.selection = selection;
    this.inputs = inputs;
    this.returns = returns;
    this.marks = marks;
    this.originals = originals;
    this.unknownIds = new TreeSet<>(selection.ids());
  }

  /// Puts back those that are selected and there now. Blocks until all are committed.
  ///
  /// @throws OvertakenException if another redrive of the stage began meanwhile
  /// @throws IllegalStateException with one sentence, where no broker answers or it refuses; what
  ///   was committed by then is not put back again by another call
  public static RedriveReport run(
      Cluster cluster, String prefix, FailedTopic from, Selection selection) {
    try (var admin = ClusterAdmin.open(cluster)) {
      var topic = admin.topics(List.of(from.topic())).get(from.topic());
      if (topic == null) {
        throw new IllegalStateException(
            "there is no topic %s at %s; is the prefix \"%s\" right?"
                .formatted(from.topic(), cluster.bootstrapServers(), prefix));
      }
      int copies = topic.partitions().getFirst().replicas().size();
      Topics.ensure(cluster, List.of(from.marks()), new TopicSettings(1, (short) copies, null));
      try (var reader = TopicReader.open(cluster);
          var originals = TopicReader.open(cluster);
          var returns = Returns.open(cluster, prefix, from)) {
        var marks = Marks.read(admin, reader, from);
        var inputs = new HashSet<>(admin.partitions(List.of(from.input())));
        var redrive = new Redrive(from, selection, inputs, returns, marks, originals);
        var ends =
            admin.ends(admin.partitions(List.of(from.topic())), IsolationLevel.READ_UNCOMMITTED);
        reader.read(ends, redrive::look);
        return redrive.end();
      }
    }
  }

  private void look(ConsumerRecord<byte[], ByteBuffer> record) {
    var letter = Letter.read(record);
    letters++;
    causes.add(letter.fault());
    causes.add(letter.exception());
    unknownIds.remove(letter.id());
    unknownIds.remove(letter.at().toString());
    if (!selection.takes(letter)) {
      return;
    }
    if (marks.has(letter)) {
      before++;
    } else if (letter.source().filter(this::stoodOnInput).isEmpty()) {
      refused.add(new Refused(letter.id(), "it does not say which record of the input it was"));
    } else {
      take(letter, record);
    }
  }

  private boolean stoodOnInput(Place source) {
    return inputs.contains(new TopicPartition(source.topic(), source.partition()));
  }

  private void take(Letter letter, ConsumerRecord<byte[], ByteBuffer> record) {
    var source = letter.source().orElseThrow();
    var whole =
        letter.byReference()
            ? originals
                .at(new TopicPartition(source.topic(), source.partition()), source.offset())
                .orElse(null)
            : record;
    if (whole == null) {
      refused.add(
          new Refused(
              letter.id(), "the letter is by reference, and no record is left at " + source));
      return;
    }
    var copy = Copy.of(letter, whole);
    if (copy.size() > Topics.MAX_MESSAGE_BYTES - HEADROOM) {
      refused.add(new Refused(letter.id(), "it is too large to be written once more"));
      return;
    }
    if (waiting.size() == MOST_COPIES || waitingBytes + copy.size() > MOST_BYTES) {
      putBack();
    }
    marks.add(letter);
    waiting.add(copy);
    waitingBytes += copy.size();
  }

  private void putBack() {
    if (waiting.isEmpty()) {
      return;
    }
    returns.put(waiting);
    putBack += waiting.size();
    waiting.clear();
    waitingBytes = 0;
  }

  private RedriveReport end() {
    putBack();
    return new RedriveReport(letters, putBack, before, refused, causes, unknownIds);
  }
}
