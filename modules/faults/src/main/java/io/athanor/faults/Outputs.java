package io.athanor.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.athanor.streams.ClusterAdmin;
import io.athanor.streams.Headers;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.jspecify.annotations.Nullable;

/// Watches what the stages write, as a reader of committed records sees it, from a thread of its
/// own.
final class Outputs implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);

  private final Plant plant;
  private final Set<String> ends;
  private final AtomicLong finals = new AtomicLong();
  private final Thread thread = new Thread(this::watch, "outputs");
  private volatile boolean closed;
  private volatile @Nullable Wish wish;

  /// What is waited for: a record made of one from these topics, behind these offsets.
  private record Wish(
      Set<String> sources, Map<TopicPartition, Long> behind, CompletableFuture<Long> seen) {

    boolean isMetBy(ConsumerRecord<?, ?> record) {
      return sources.contains(source(record))
          && record.offset()
              >= behind.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
    }
  }

  private Outputs(Plant plant) {
    this.plant = plant;
    this.ends = new HashSet<>(Set.of(plant.names().gradedSamples().name()));
    plant
        .pipeline()
        .lines()
        .forEach(line -> {
          ends.add(line.rejected().name());
          ends.add(line.failed());
        });
  }

  /// Begins to watch. The topics must be there.
  static Outputs watch(Plant plant) {
    var outputs = new Outputs(plant);
    outputs.thread.setDaemon(true);
    outputs.thread.start();
    return outputs;
  }

  /// Records from which nothing more comes: graded, rejected, failed.
  long finals() {
    return finals.get();
  }

  /// Where all topics end now, uncommitted records included.
  Map<TopicPartition, Long> ends() {
    try (var admin = ClusterAdmin.open(plant.cluster())) {
      return admin.ends(
          admin.partitions(plant.pipeline().topics()), IsolationLevel.READ_UNCOMMITTED);
    }
  }

  /// When the next record made of one from these topics is seen, in ns of [System#nanoTime].
  ///
  /// @param behind records before these offsets do not count
  CompletableFuture<Long> next(Set<String> sources, Map<TopicPartition, Long> behind) {
    var next = new Wish(sources, behind, new CompletableFuture<>());
    wish = next;
    return next.seen();
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join();
  }

  private void watch() {
    var config = new HashMap<>(plant.cluster().config());
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", "false");
    config.put("auto.offset.reset", "earliest");
    config.put("max.poll.records", "5000");
    try (var consumer =
            new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteBufferDeserializer());
        var admin = ClusterAdmin.open(plant.cluster())) {
      var partitions = admin.partitions(plant.pipeline().topics());
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!closed) {
        consumer.poll(POLL).forEach(this::see);
      }
    }
  }

  private void see(ConsumerRecord<?, ?> record) {
    if (ends.contains(record.topic())) {
      finals.incrementAndGet();
    }
    var waited = wish;
    if (waited != null && waited.isMetBy(record)) {
      waited.seen().complete(System.nanoTime());
      wish = null;
    }
  }

  private static String source(ConsumerRecord<?, ?> record) {
    var header = record.headers().lastHeader(Headers.SOURCE);
    return header == null ? "" : new String(header.value(), UTF_8).replaceFirst("/.*", "");
  }
}
