package io.athanor.streams.redrive;

import io.athanor.streams.Cluster;
import io.athanor.streams.ClusterAdmin;
import io.athanor.streams.Topics;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Writes copies and their marks, both or neither. There is one at a time for a stage: opening
/// another ends what the first had begun, and the first can commit nothing more.
///
/// Blocks; used by one thread.
final class Returns implements AutoCloseable {
  private final FailedTopic from;
  private final Producer<byte[], byte[]> producer;

  private Returns(FailedTopic from, Producer<byte[], byte[]> producer) {
    this.from = from;
    this.producer = producer;
  }

  /// Returns once every earlier transaction for the stage has ended, one way or the other.
  ///
  /// @throws IllegalStateException with one sentence, where the cluster allows no transaction
  static Returns open(Cluster cluster, String prefix, FailedTopic from) {
    var config = new HashMap<>(cluster.config());
    config.put("transactional.id", prefix + "-redrive-" + from.stage());
    config.put("acks", "all");
    config.put("max.request.size", Topics.MAX_MESSAGE_BYTES);
    var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
      return new Returns(from, producer);
    } catch (KafkaException e) {
      producer.close(ClusterAdmin.PATIENCE);
      throw new IllegalStateException(
          "the Kafka cluster at "
              + cluster.bootstrapServers()
              + " does not begin a transaction: "
              + e.getMessage(),
          e);
    }
  }

  /// @throws OvertakenException if another was opened; nothing of this is written
  /// @throws IllegalStateException with one sentence, where the cluster does not take it
  void put(List<Copy> copies) {
    begin(copies);
    commit();
  }

  void begin(List<Copy> copies) {
    said(() -> {
      producer.beginTransaction();
      for (var copy : copies) {
        producer.send(copy.record());
        producer.send(Marks.mark(from, copy.letter()));
      }
      producer.flush();
    });
  }

  void commit() {
    said(producer::commitTransaction);
  }

  /// Undoes what was not committed.
  @Override
  public void close() {
    producer.close(ClusterAdmin.PATIENCE);
  }

  private void said(Runnable step) {
    try {
      step.run();
    } catch (KafkaException e) {
      if (overtaken(e)) {
        throw new OvertakenException(from.stage(), e);
      }
      throw new IllegalStateException(
          "the broker did not take what was to be put back on "
              + from.input()
              + ": "
              + e.getMessage()
              + "; the same command goes on from there",
          e);
    }
  }

  private static boolean overtaken(@Nullable Throwable e) {
    return e != null
        && (e instanceof ProducerFencedException
            || e instanceof InvalidProducerEpochException
            || overtaken(e.getCause()));
  }
}
