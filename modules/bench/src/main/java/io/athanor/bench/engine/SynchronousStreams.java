package io.athanor.bench.engine;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/// Kafka Streams as its documentation has it: the call is made in the topology, on the stream
/// thread. As many threads as partitions, and more would stand idle.
final class SynchronousStreams implements Contestant {

  /// A commit waits for the call that runs.
  private static final int TRANSACTION_TIMEOUT_MS = 60_000;

  @Override
  public void start(Job job, Calls calls) {
    var work = new Work(job, calls);
    var builder = new StreamsBuilder();
    var bytes = Serdes.ByteArray();
    builder.stream(
            job.in().name(),
            Consumed.with(bytes, bytes).withOffsetResetPolicy(AutoOffsetReset.earliest()))
        .mapValues(work::apply)
        .to(job.out().name(), Produced.with(bytes, bytes));
    new KafkaStreams(builder.build(), new StreamsConfig(settings(job))).start();
  }

  private static Map<String, Object> settings(Job job) {
    return Map.of(
        StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
        job.bootstrapServers(),
        StreamsConfig.APPLICATION_ID_CONFIG,
        job.prefix() + "-sync",
        StreamsConfig.STATE_DIR_CONFIG,
        job.stateDir().toString(),
        StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
        StreamsConfig.EXACTLY_ONCE_V2,
        StreamsConfig.NUM_STREAM_THREADS_CONFIG,
        job.partitions(),
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
        job.commitEvery().toMillis(),
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        TRANSACTION_TIMEOUT_MS);
  }
}
