package io.athanor.streams;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;

/// The pipeline's topics, made on purpose and never by a broker's auto-creation.
public final class Topics {

  /// The most bytes a record of the pipeline has, 16 MiB, and room for its key, headers and frame.
  public static final int MAX_MESSAGE_BYTES = 16 * 1024 * 1024 + 64 * 1024;

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private Topics() {}

  /// Creates those of the topics that are missing, and returns once all can be seen. Nothing is
  /// created where one that exists does not fit. Safe to call again, and by several processes at
  /// once.
  ///
  /// @throws IllegalStateException with one sentence, where an existing topic has another number of
  ///   partitions or is compacted, where there are fewer brokers than copies, or where no broker
  ///   answers within [ClusterAdmin#PATIENCE]
  public static void ensure(Cluster cluster, Collection<String> names, TopicSettings settings) {
    try (var admin = ClusterAdmin.open(cluster)) {
      long since = System.nanoTime();
      // What is created shows a moment later, and another process may create at the same time: so
      // the end is to have seen them all, not to have created them.
      for (var missing = missing(admin, cluster, names, settings);
          !missing.isEmpty();
          missing = missing(admin, cluster, names, settings)) {
        if (System.nanoTime() - since > ClusterAdmin.PATIENCE.toNanos()) {
          throw new IllegalStateException(
              "topic %s was created at %s but does not show within %d s; try again"
                  .formatted(
                      missing.first(),
                      cluster.bootstrapServers(),
                      ClusterAdmin.PATIENCE.toSeconds()));
        }
        create(admin, cluster, missing, settings);
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
    }
  }

  private static SortedSet<String> missing(
      ClusterAdmin admin, Cluster cluster, Collection<String> names, TopicSettings settings) {
    var existing = admin.topics(names);
    var cleanup = admin.setting(existing.keySet(), "cleanup.policy");
    new TreeMap<>(existing)
        .forEach((name, topic) ->
            objection(topic.partitions().size(), cleanup.getOrDefault(name, "delete"), settings)
                .ifPresent(wrong -> {
                  throw new IllegalStateException(
                      "topic " + name + " at " + cluster.bootstrapServers() + " " + wrong);
                }));
    var missing = new TreeSet<>(names);
    missing.removeAll(existing.keySet());
    return missing;
  }

  private static void create(
      ClusterAdmin admin, Cluster cluster, Collection<String> names, TopicSettings settings) {
    try {
      admin.create(names.stream().map(name -> topic(name, settings)).toList());
    } catch (TopicExistsException e) {
      // Looked at again, like the rest.
    } catch (InvalidReplicationFactorException e) {
      throw new IllegalStateException(
          "the Kafka cluster at "
              + cluster.bootstrapServers()
              + " has fewer brokers than the "
              + settings.replication()
              + " copies asked for; lower replication",
          e);
    }
  }

  /// What is wrong with an existing topic and how to mend it.
  static Optional<String> objection(int partitions, String cleanupPolicy, TopicSettings settings) {
    if (cleanupPolicy.contains("compact")) {
      return Optional.of(
          "is compacted, which drops records of equal keys; set its cleanup.policy to delete, or"
              + " use another prefix");
    }
    if (partitions != settings.partitions()) {
      return Optional.of(
          "has %d partitions and not %d; set partitions to %d, or use another prefix"
              .formatted(partitions, settings.partitions(), partitions));
    }
    return Optional.empty();
  }

  private static NewTopic topic(String name, TopicSettings settings) {
    long retention = settings.retention() == null ? -1 : settings.retention().toMillis();
    return new NewTopic(name, settings.partitions(), settings.replication())
        .configs(
            Map.of(
                "cleanup.policy", "delete",
                "retention.ms", Long.toString(retention),
                "max.message.bytes", Integer.toString(MAX_MESSAGE_BYTES)));
  }
}
