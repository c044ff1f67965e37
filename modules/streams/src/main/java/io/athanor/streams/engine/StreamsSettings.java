package io.athanor.streams.engine;

import static java.util.Map.entry;

import io.athanor.streams.Cluster;
import io.athanor.streams.Slot;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/// What Kafka Streams is told.
final class StreamsSettings {

  /// A record that is written waits at most this long to be seen, and so is each commit the price
  /// of this long's writes.
  private static final int COMMIT_EVERY_MS = 100;

  /// Bounds how long the stream thread may wait at the gate ([Window]).
  private static final int TRANSACTION_TIMEOUT_MS = 10_000;

  /// A member that comes back under its id goes on at once; one that does not is missed this late.
  private static final int SESSION_TIMEOUT_MS = 15_000;

  private static final int HEARTBEAT_MS = 3_000;
  private static final int LINGER_MS = 25;
  private static final int BATCH_BYTES = 128 << 10;
  private static final int POLL_MS = 20;
  private static final int POLL_RECORDS = 200;
  private static final int BUFFERED_RECORDS = 100;

  /// The stream thread polls at least twice in this time, however long the records that it has
  /// fetched wait at the gate; only then does it see that partitions are to move.
  private static final int POLL_INTERVAL_MS = 30_000;

  /// A newcomer is given its share at once and restores it then: the in-flight store is small. With
  /// the default of 10,000 it would first be given copies to warm up, and the share itself only
  /// when partitions are dealt out again, by default after 10 minutes.
  private static final long ACCEPTABLE_LAG = Long.MAX_VALUE;

  private StreamsSettings() {}

  /// What the cluster's properties say goes before what is only tuning, not before what the engine
  /// rests on.
  static Map<String, Object> of(
      String applicationId, Guarantee guarantee, Cluster cluster, Slot slot, Sizes sizes) {
    var all = new HashMap<>(tuning(sizes));
    all.putAll(cluster.config());
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    all.put(StreamsConfig.STATE_DIR_CONFIG, slot.directory().toString());
    all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee.config());
    all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    all.put(consumer(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), slot.instanceId());
    // The streams protocol has no static membership before Kafka 4.4.
    all.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    return Map.copyOf(all);
  }

  /// Consumers need no setting for large records: a fetch returns its first record whatever its
  /// size (KIP-74).
  private static Map<String, Object> tuning(Sizes sizes) {
    return Map.ofEntries(
        entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_EVERY_MS),
        entry(StreamsConfig.POLL_MS_CONFIG, POLL_MS),
        entry(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0),
        entry(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, ACCEPTABLE_LAG),
        entry(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, BUFFERED_RECORDS),
        entry(consumer(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS),
        entry(consumer(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MS),
        entry(consumer(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), POLL_INTERVAL_MS),
        entry(consumer(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), POLL_RECORDS),
        entry(producer(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), sizes.written()),
        entry(producer(ProducerConfig.BUFFER_MEMORY_CONFIG), sizes.buffered()),
        entry(producer(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT_MS),
        entry(producer(ProducerConfig.LINGER_MS_CONFIG), LINGER_MS),
        entry(producer(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES));
  }

  private static String consumer(String key) {
    return StreamsConfig.mainConsumerPrefix(key);
  }

  private static String producer(String key) {
    return StreamsConfig.producerPrefix(key);
  }
}
