package io.athanor.app.factory;

import io.athanor.streams.Cluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads committed records of a topic from its beginning, outside any group.
public final class Scan {
  private static final Duration POLL = Duration.ofMillis(200);

  private Scan() {}

  /// Reads what is there now.
  ///
  /// @param more takes a record, and says whether it wants another
  public static void present(
      Cluster cluster, String topic, Predicate<ConsumerRecord<byte[], byte[]>> more) {
    try (var consumer = open(cluster, topic)) {
      var ends = consumer.endOffsets(consumer.assignment());
      boolean wanted = true;
      while (wanted && behind(consumer, ends)) {
        wanted = take(consumer, more);
      }
    }
  }

  /// Reads on and on, as records come in, until `more` says no or the thread is interrupted.
  public static void follow(
      Cluster cluster, String topic, Predicate<ConsumerRecord<byte[], byte[]>> more) {
    try (var consumer = open(cluster, topic)) {
      boolean wanted = true;
      while (wanted && !Thread.currentThread().isInterrupted()) {
        wanted = take(consumer, more);
      }
    }
  }

  private static KafkaConsumer<byte[], byte[]> open(Cluster cluster, String topic) {
    var config = new HashMap<>(cluster.config());
    config.put("isolation.level", "read_committed");
    config.put("auto.offset.reset", "earliest");
    config.put("enable.auto.commit", "false");
    config.put("allow.auto.create.topics", "false");
    config.put("max.partition.fetch.bytes", 16 << 20);
    var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList());
    consumer.seekToBeginning(consumer.assignment());
    return consumer;
  }

  private static boolean behind(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  private static boolean take(
      KafkaConsumer<byte[], byte[]> consumer, Predicate<ConsumerRecord<byte[], byte[]>> more) {
    for (var record : consumer.poll(POLL)) {
      if (!more.test(record)) {
        return false;
      }
    }
    return true;
  }
}
