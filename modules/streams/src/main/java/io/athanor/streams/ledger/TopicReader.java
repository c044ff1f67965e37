package io.athanor.streams.ledger;

import io.athanor.streams.Cluster;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/// Reads committed records, without a group and without looking into their values.
///
/// Blocks; used by one thread.
public final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  /// How long a partition may stand still: well past the time after which brokers end the
  /// transactions of a stage that died.
  private static final Duration STANDSTILL = Duration.ofSeconds(60);

  /// How long to look for one record: the rest does not wait for it long.
  private static final Duration LOOK_UP = Duration.ofSeconds(5);

  private final Cluster cluster;
  private final KafkaConsumer<byte[], ByteBuffer> consumer;

  private TopicReader(Cluster cluster, KafkaConsumer<byte[], ByteBuffer> consumer) {
    this.cluster = cluster;
    this.consumer = consumer;
  }

  /// Asks nothing yet.
  public static TopicReader open(Cluster cluster) {
    var config = new HashMap<>(cluster.config());
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", "false");
    config.put("auto.offset.reset", "earliest");
    config.put("allow.auto.create.topics", "false");
    config.put("max.poll.records", "5000");
    return new TopicReader(
        cluster,
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteBufferDeserializer()));
  }

  /// Reads each partition from its beginning to the given end. Where a transaction is open before
  /// that end, waits until it is over.
  ///
  /// @throws IllegalStateException with one sentence, where nothing moves for a minute
  public void read(
      Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], ByteBuffer>> each) {
    consumer.assign(ends.keySet());
    consumer.resume(ends.keySet());
    consumer.seekToBeginning(ends.keySet());
    var open = new HashSet<>(ends.keySet());
    long reached = -1;
    long since = System.nanoTime();
    while (!done(open, ends)) {
      for (var record : consumer.poll(POLL)) {
        // A poll does not know the end, and what is written meanwhile is another reader's.
        if (record.offset() < ends.getOrDefault(partition(record), 0L)) {
          each.accept(record);
        }
      }
      long position = open.stream().mapToLong(consumer::position).sum();
      if (position != reached) {
        reached = position;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > STANDSTILL.toNanos()) {
        throw standstill(open);
      }
    }
  }

  /// The record at an offset, where one is there.
  public Optional<ConsumerRecord<byte[], ByteBuffer>> at(TopicPartition partition, long offset) {
    consumer.assign(List.of(partition));
    consumer.resume(List.of(partition));
    consumer.seek(partition, offset);
    long since = System.nanoTime();
    while (consumer.position(partition) <= offset
        && System.nanoTime() - since < LOOK_UP.toNanos()) {
      for (var record : consumer.poll(POLL)) {
        return Optional.of(record).filter(found -> found.offset() == offset);
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  /// Takes the partitions that are read to their ends out of `open`.
  private boolean done(Collection<TopicPartition> open, Map<TopicPartition, Long> ends) {
    try {
      var finished =
          open.stream()
              .filter(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L))
              .toList();
      consumer.pause(finished);
      open.removeAll(finished);
      return open.isEmpty();
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "the Kafka cluster at "
              + cluster.bootstrapServers()
              + " stopped answering while its topics were read",
          e);
    }
  }

  private IllegalStateException standstill(Collection<TopicPartition> open) {
    return new IllegalStateException(
        "%s at %s cannot be read to the end: for %d s no more became readable, as when a transaction stays open; try again once its producer is closed or timed out"
            .formatted(open.iterator().next(), cluster.bootstrapServers(), STANDSTILL.toSeconds()));
  }
}
