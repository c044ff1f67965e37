package io.athanor.streams.engine;

import io.athanor.streams.Cluster;
import io.athanor.streams.ClusterAdmin;
import io.athanor.streams.Line;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/// The topics that hold what is in flight. Offsets are committed at admission, so a stage that has
/// lost its changelog would begin with an empty one and never come to the records that were in it:
/// Kafka Streams makes a missing changelog anew without a word.
final class Changelogs {
  private Changelogs() {}

  /// @param id of the application
  /// @throws IllegalStateException with one sentence, where a line has begun and its changelog is
  ///   gone, or where no broker answers within [ClusterAdmin#PATIENCE]
  static void require(String id, List<Line<?, ?, ?>> lines, Cluster cluster) {
    try (var admin = ClusterAdmin.open(cluster)) {
      var committed = admin.committed(id);
      if (committed.isEmpty()) {
        return;
      }
      var topics = new HashSet<String>();
      lines.forEach(line -> topics.add(name(id, line)));
      objection(id, lines, committed, admin.topics(topics).keySet())
          .ifPresent(sentence -> {
            throw new IllegalStateException(sentence);
          });
    }
  }

  /// @param committed what the application's group has taken from its input topics
  /// @param existing those of the changelogs that are there
  static Optional<String> objection(
      String id,
      Collection<Line<?, ?, ?>> lines,
      Map<TopicPartition, Long> committed,
      Set<String> existing) {
    return lines.stream()
        .filter(line -> !existing.contains(name(id, line)))
        .filter(line ->
            committed.entrySet().stream()
                .anyMatch(c -> c.getKey().topic().equals(line.from().name()) && c.getValue() > 0))
        .map(line ->
            "the topic %s is gone, and with it the records that %s had in flight; restore it, or create it, compacted and with as many partitions as %s, to go on without them"
                .formatted(name(id, line), line.name(), line.from().name()))
        .findFirst();
  }

  private static String name(String id, Line<?, ?, ?> line) {
    return id + "-" + new LineStores(line).inFlight() + "-changelog";
  }
}
