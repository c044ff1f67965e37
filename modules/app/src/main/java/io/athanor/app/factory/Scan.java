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

/// Reads a topic from its beginning, outside any group.
public final class Scan {
  private static final String COMMITTED = "read_committed";
  private static final Duration POLL = Duration.ofMillis(200);

  private Scan() {}

  /// Reads the committed records that are there now.
  ///
  /// @param more takes a record, and says whether it wants another
  public static void present(
      Cluster cluster, String topic, Predicate<ConsumerRecord<byte[], byte[]>> more) {
    present(cluster, topic, COMMITTED, more);
  }

  /// Reads all records that are there now, those of open and aborted transactions too: a killed
  /// process may have left a transaction open in front of records that no transaction wrote.
  ///
  /// @param more takes a record, and says whether it wants another
  public static void written(
      Cluster cluster, String topic, Predicate<ConsumerRecord<byte[], byte[]>> more) {
    present(cluster, topic, "read_uncommitted", more);
  }

  private static void present(
      Cluster cluster,
      String topic,
      String isolation,
      Predicate<ConsumerRecord<byte[], byte[]>> more) {
    try (var consumer = open(cluster, topic, isolation)) {
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
    try (var consumer = open(cluster, topic, COMMITTED)) {
      boolean wanted = true;
      while (wanted && !Thread.currentThread().isInterrupted()) {
        wanted = take(consumer, more);
      }
    }
  }

  private static KafkaConsumer<byte[], byte[]> open(
      Cluster cluster, String topic, String isolation) {
    var config = new HashMap<>(cluster.config());
    config.put("isolation.level", isolation);
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
