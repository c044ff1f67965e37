package io.athanor.streams.redrive;

import io.athanor.streams.Cluster;
import io.athanor.streams.ClusterAdmin;
import io.athanor.streams.ledger.TopicReader;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.IsolationLevel;

/// Reads dead letters without moving any.
public final class Letters {
  private Letters() {}

  /// A letter that is there.
  ///
  /// @param redriven whether its record was put back
  public record Found(String stage, Letter letter, boolean redriven) {}

  /// Shows every letter of each topic, topic by topic; none where there is no such topic.
  ///
  /// @throws IllegalStateException with one sentence, where no broker answers
  public static void read(Cluster cluster, List<FailedTopic> topics, Consumer<Found> each) {
    try (var admin = ClusterAdmin.open(cluster);
        var reader = TopicReader.open(cluster)) {
      for (var topic : topics) {
        var partitions = admin.partitions(List.of(topic.topic()));
        var marks = Marks.read(admin, reader, topic);
        reader.read(
            admin.ends(partitions, IsolationLevel.READ_UNCOMMITTED),
            record -> {
              var letter = Letter.read(record);
              each.accept(new Found(topic.stage(), letter, marks.has(letter)));
            });
      }
    }
  }
}
