package io.athanor.streams.wire;

import io.athanor.core.TryAgainLater;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// A compacted topic of one partition, read from its start to its end as often as asked. Used by
/// one thread at a time; makes its clients when first used.
final class SchemaTopic implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /// Where the configuration does not say otherwise.
  private static final Map<String, String> CLIENT =
      Map.of(
          "default.api.timeout.ms", "10000",
          "request.timeout.ms", "5000",
          "enable.metrics.push", "false",
          "metric.reporters", "");

  private final TopicPartition partition;
  private final Map<String, Object> client;
  private @Nullable KafkaConsumer<byte[], byte[]> consumer;

  /// @param config as given to a client; all but the settings of connection and security is left
  ///   out
  SchemaTopic(String topic, Map<String, ?> config) {
    this.partition = new TopicPartition(topic, 0);
    this.client = new HashMap<>(config);
    client.keySet().retainAll(AdminClientConfig.configNames());
    CLIENT.forEach(client::putIfAbsent);
  }

  String name() {
    return partition.topic();
  }

  /// What was written since the last call, oldest first; at the first call, all there is.
  ///
  /// @throws TryAgainLater where the cluster does not answer
  List<ConsumerRecord<byte[], byte[]>> news() {
    return asking(() -> {
      var from = consumer();
      var end = from.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      var deadline = System.nanoTime() + PATIENCE.toNanos();
      var news = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      while (from.position(partition) < end) {
        if (System.nanoTime() > deadline) {
          throw new TimeoutException("the end was not reached within " + PATIENCE);
        }
        news.addAll(from.poll(Duration.ofMillis(100)).records(partition));
      }
      return news;
    });
  }

  /// Returns once the cluster has taken it.
  ///
  /// @throws TryAgainLater where the cluster does not answer
  void append(byte[] key, byte[] value) {
    asking(() -> {
      try (var producer =
          new KafkaProducer<>(
              with("max.block.ms", "10000", "delivery.timeout.ms", "10000"),
              new ByteArraySerializer(),
              new ByteArraySerializer())) {
        return producer.send(new ProducerRecord<>(name(), key, value)).get();
      }
    });
  }

  @Override
  public void close() {
    if (consumer != null) {
      consumer.close();
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() throws InterruptedException, ExecutionException {
    if (consumer == null) {
      createIfMissing();
      var made =
          new KafkaConsumer<>(
              with("auto.offset.reset", "earliest", "enable.auto.commit", "false"),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer());
      made.assign(List.of(partition));
      consumer = made;
    }
    return consumer;
  }

  private void createIfMissing() throws InterruptedException, ExecutionException {
    try (var admin = Admin.create(client)) {
      if (exists(admin)) {
        return;
      }
      var topic =
          new NewTopic(name(), Optional.of(1), Optional.empty())
              .configs(Map.of("cleanup.policy", "compact"));
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private boolean exists(Admin admin) throws InterruptedException, ExecutionException {
    try {
      admin.describeTopics(List.of(name())).allTopicNames().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }

  private Map<String, Object> with(String... settings) {
    var all = new HashMap<>(client);
    for (var i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return all;
  }

  private <R> R asking(Callable<R> work) {
    try {
      return work.call();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable("interrupted", e);
    } catch (InterruptException e) {
      throw unreachable("interrupted", e);
    } catch (ExecutionException e) {
      throw unreachable(String.valueOf(e.getCause()), e);
    } catch (KafkaException e) {
      throw unreachable(String.valueOf(e.getMessage()), e);
    } catch (Exception e) {
      throw new IllegalStateException("nothing else is thrown here", e);
    }
  }

  private TryAgainLater unreachable(String why, Exception e) {
    return TryAgainLater.endpoint(
        "the schema topic %s at %s does not answer: %s"
            .formatted(name(), client.get("bootstrap.servers"), why),
        e);
  }
}
