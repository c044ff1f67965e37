package io.athanor.streams.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.athanor.streams.ClusterAdmin;
import io.athanor.streams.Place;
import io.athanor.streams.ledger.TopicReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;

/// Which failures were redriven: of each a record on the marks topic, its key the place of the
/// record that failed. About a hundred bytes each.
record Marks(Set<String> redriven) {

  /// Reads those that are there, open transactions waited for; none where there is no such topic.
  static Marks read(ClusterAdmin admin, TopicReader reader, FailedTopic from) {
    var marks = new HashSet<String>();
    var partitions = admin.partitions(List.of(from.marks()));
    reader.read(
        admin.ends(partitions, IsolationLevel.READ_UNCOMMITTED),
        mark -> marks.add(new String(mark.key(), UTF_8)));
    return new Marks(marks);
  }

  static ProducerRecord<byte[], byte[]> mark(FailedTopic from, Letter letter) {
    return new ProducerRecord<>(from.marks(), bytes(letter.failure()), bytes(letter.at()));
  }

  boolean has(Letter letter) {
    return redriven.contains(letter.failure().toString());
  }

  void add(Letter letter) {
    redriven.add(letter.failure().toString());
  }

  private static byte[] bytes(Place place) {
    return place.toString().getBytes(UTF_8);
  }
}
