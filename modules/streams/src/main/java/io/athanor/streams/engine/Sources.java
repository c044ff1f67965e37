package io.athanor.streams.engine;

import io.athanor.streams.Cluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Where records that are in flight are found again after a restart.
@FunctionalInterface
interface Sources {

  /// Reads the records at the given offsets and blocks until each was found or is known to be gone.
  ///
  /// @throws org.apache.kafka.common.errors.InterruptException if the thread is interrupted
  void read(
      TopicPartition partition,
      SortedSet<Long> offsets,
      Consumer<SourceRecord> found,
      LongConsumer gone);

  /// Those of a cluster, by a consumer without a group for each read.
  static Sources of(Cluster cluster) {
    return (partition, offsets, found, gone) -> {
      var config = new HashMap<>(cluster.config());
      config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
      config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
      // Where the wanted ones are removed, what is left tells so.
      config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
      var bytes = new ByteArrayDeserializer();
      try (var consumer = new KafkaConsumer<>(config, bytes, bytes)) {
        new Search(consumer, partition, new TreeSet<>(offsets), found, gone).run();
      }
    };
  }

  /// One pass over a partition, with a leap where nothing is wanted for long.
  record Search(
      KafkaConsumer<byte[], byte[]> consumer,
      TopicPartition partition,
      TreeSet<Long> wanted,
      Consumer<SourceRecord> found,
      LongConsumer gone) {
    private static final Duration POLL = Duration.ofMillis(100);

    /// So many records are read over rather than leapt over.
    private static final int SHORT = 1000;

    void run() {
      consumer.assign(List.of(partition));
      consumer.seek(partition, wanted.first());
      while (!wanted.isEmpty()) {
        for (var record : consumer.poll(POLL)) {
          if (wanted.remove(record.offset())) {
            found.accept(SourceRecord.of(record));
          }
        }
        long position = consumer.position(partition);
        var passed = wanted.headSet(position);
        passed.forEach(gone::accept);
        passed.clear();
        if (!wanted.isEmpty() && wanted.first() > position + SHORT) {
          consumer.seek(partition, wanted.first());
        }
      }
    }
  }
}
