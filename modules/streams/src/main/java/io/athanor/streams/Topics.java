package io.athanor.streams;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;

/// The pipeline's topics, made on purpose and never by a broker's auto-creation.
public final class Topics {

  /// The most bytes a record of the pipeline has, 16 MiB, and room for its key, headers and frame.
  public static final int MAX_MESSAGE_BYTES = 16 * 1024 * 1024 + 64 * 1024;

  private Topics() {}

  /// Creates those of the topics that are missing. Nothing is created where one that exists does
  /// not fit. Safe to call again, and by several processes at once.
  ///
  /// @throws IllegalStateException with one sentence, where an existing topic has another number of
  ///   partitions or is compacted, where there are fewer brokers than copies, or where no broker
  ///   answers within [ClusterAdmin#PATIENCE]
  public static void ensure(Cluster cluster, Collection<String> names, TopicSettings settings) {
    try (var admin = ClusterAdmin.open(cluster)) {
      // Another process may create some of them between the look and the act; then look again.
      for (int tries = 1; !created(admin, cluster, names, settings); tries++) {
        if (tries == 10) {
          throw new IllegalStateException(
              "topics at " + cluster.bootstrapServers() + " come and go; try again");
        }
      }
    }
  }

  private static boolean created(
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
    var missing = new HashSet<>(names);
    missing.removeAll(existing.keySet());
    try {
      admin.create(missing.stream().map(name -> topic(name, settings)).toList());
      return true;
    } catch (TopicExistsException e) {
      return false;
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
