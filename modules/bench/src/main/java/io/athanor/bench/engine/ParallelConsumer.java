package io.athanor.bench.engine;

import io.confluent.parallelconsumer.ParallelConsumerOptions;
import io.confluent.parallelconsumer.ParallelConsumerOptions.CommitMode;
import io.confluent.parallelconsumer.ParallelConsumerOptions.ProcessingOrder;
import io.confluent.parallelconsumer.ParallelStreamProcessor;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Confluent's parallel-consumer, unordered, with a thread for each call in flight.
enum ParallelConsumer implements Contestant {
  AT_LEAST_ONCE(CommitMode.PERIODIC_CONSUMER_ASYNCHRONOUS),
  TRANSACTIONAL(CommitMode.PERIODIC_TRANSACTIONAL_PRODUCER);

  /// The same as the engine's producer.
  private static final int BATCH_BYTES = 128 << 10;

  private static final int TRANSACTION_TIMEOUT_MS = 60_000;

  private final CommitMode mode;

  ParallelConsumer(CommitMode mode) {
    this.mode = mode;
  }

  @Override
  public void start(Job job, Calls calls) {
    var work = new Work(job, calls);
    var options =
        ParallelConsumerOptions.<byte[], byte[]>builder()
            .consumer(consumer(job))
            .producer(producer(job))
            .ordering(ProcessingOrder.UNORDERED)
            .maxConcurrency(job.inFlight())
            .commitMode(mode)
            .commitInterval(job.commitEvery())
            .build();
    var processor = ParallelStreamProcessor.createEosStreamProcessor(options);
    processor.subscribe(List.of(job.in().name()));
    processor.pollAndProduce(
        record -> new ProducerRecord<>(job.out().name(), record.key(), work.apply(record.value())));
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Job job) {
    var config = new HashMap<>(job.cluster().config());
    config.put(ConsumerConfig.GROUP_ID_CONFIG, job.prefix() + "-parallel");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private KafkaProducer<byte[], byte[]> producer(Job job) {
    var config = new HashMap<>(job.cluster().config());
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    if (mode == CommitMode.PERIODIC_TRANSACTIONAL_PRODUCER) {
      config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, job.prefix() + "-parallel");
      config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
    }
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
