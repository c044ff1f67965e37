package io.athanor.streams;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Questions to a cluster, each answered within [#PATIENCE] or refused in one sentence
/// ([IllegalStateException]: nobody answers, or we are not let in).
///
/// Blocks; used by one thread.
public final class ClusterAdmin implements AutoCloseable {

  /// How long a broker may take to answer.
  public static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Cluster cluster;
  private final Admin admin;

  private ClusterAdmin(Cluster cluster, Admin admin) {
    this.cluster = cluster;
    this.admin = admin;
  }

  /// Asks nothing yet.
  ///
  /// @throws IllegalStateException with one sentence where the address or a property is of no use
  public static ClusterAdmin open(Cluster cluster) {
    var config = new HashMap<>(cluster.config());
    config.put("default.api.timeout.ms", Math.toIntExact(PATIENCE.toMillis()));
    config.put("request.timeout.ms", Math.toIntExact(PATIENCE.toMillis()));
    try {
      return new ClusterAdmin(cluster, Admin.create(config));
    } catch (KafkaException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(
          "the Kafka cluster at "
              + cluster.bootstrapServers()
              + " cannot be used: "
              + reason.getMessage()
              + "; mend the address or the security settings",
          e);
    }
  }

  /// Those of the topics that exist.
  public Map<String, TopicDescription> topics(Collection<String> names) {
    var found = new HashMap<String, TopicDescription>();
    admin
        .describeTopics(names)
        .topicNameValues()
        .forEach((name, answer) -> {
          try {
            found.put(name, await(answer));
          } catch (UnknownTopicOrPartitionException e) {
            // The answer is that it is not there.
          }
        });
    return found;
  }

  /// One setting of each topic, by the topic's name.
  public Map<String, String> setting(Collection<String> topics, String key) {
    var resources =
        topics.stream().map(t -> new ConfigResource(ConfigResource.Type.TOPIC, t)).toList();
    return await(admin.describeConfigs(resources).all()).entrySet().stream()
        .collect(toMap(e -> e.getKey().name(), e -> e.getValue().get(key).value()));
  }

  /// @throws org.apache.kafka.common.errors.TopicExistsException if another was quicker
  public void create(List<NewTopic> topics) {
    await(admin.createTopics(topics).all());
  }

  /// The partitions of those of the topics that exist.
  public List<TopicPartition> partitions(Collection<String> topics) {
    var all = new ArrayList<TopicPartition>();
    topics(topics)
        .forEach((name, topic) ->
            topic.partitions().forEach(p -> all.add(new TopicPartition(name, p.partition()))));
    return all;
  }

  /// The first offset that is still there.
  public Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
    return offsets(partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
  }

  /// The offset after the last record; under [IsolationLevel#READ_COMMITTED] that of the first open
  /// transaction, where there is one.
  public Map<TopicPartition, Long> ends(
      Collection<TopicPartition> partitions, IsolationLevel isolation) {
    return offsets(partitions, OffsetSpec.latest(), isolation);
  }

  /// What the group has committed; empty where there is no such group.
  public Map<TopicPartition, Long> committed(String group) {
    var all = new HashMap<TopicPartition, Long>();
    try {
      await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
          .forEach((partition, offset) -> {
            if (offset != null) {
              all.put(partition, offset.offset());
            }
          });
    } catch (GroupIdNotFoundException e) {
      return Map.of();
    }
    return all;
  }

  @Override
  public void close() {
    admin.close(PATIENCE);
  }

  private Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions, OffsetSpec spec, IsolationLevel isolation) {
    var asked = partitions.stream().collect(toMap(p -> p, p -> spec));
    return await(admin.listOffsets(asked, new ListOffsetsOptions(isolation)).all())
        .entrySet()
        .stream()
        .collect(toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }

  private <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "interrupted while asking the Kafka cluster at " + cluster.bootstrapServers(), e);
    } catch (ExecutionException e) {
      throw refusal(e.getCause() == null ? e : e.getCause());
    }
  }

  private RuntimeException refusal(Throwable cause) {
    return switch (cause) {
      case TimeoutException e ->
          new IllegalStateException(
              "no Kafka broker answered at "
                  + cluster.bootstrapServers()
                  + " within "
                  + PATIENCE.toSeconds()
                  + " s; start one there, or mend the address",
              e);
      case AuthenticationException e -> unwelcome(e);
      case AuthorizationException e -> unwelcome(e);
      case RuntimeException e -> e;
      default ->
          new IllegalStateException(
              "the Kafka cluster at "
                  + cluster.bootstrapServers()
                  + " refused a question: "
                  + cause.getMessage(),
              cause);
    };
  }

  private IllegalStateException unwelcome(RuntimeException cause) {
    return new IllegalStateException(
        "the Kafka cluster at "
            + cluster.bootstrapServers()
            + " does not let us in: "
            + cause.getMessage()
            + "; mend the security settings",
        cause);
  }
}
