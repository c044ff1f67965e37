package io.athanor.bench.engine;

import io.athanor.bench.Child;
import io.athanor.bench.Slope;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Counts what a reader of committed records sees of the output, on a thread of its own.
final class Counter implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final AtomicLong seen = new AtomicLong();
  private final Thread thread;
  private volatile boolean closed;

  Counter(Job job) {
    thread = Thread.ofPlatform().name("counter").start(() -> count(job));
  }

  long seen() {
    return seen.get();
  }

  /// How fast it grows while one watches.
  ///
  /// @return records a second
  double watch(Duration time) throws InterruptedException {
    var slope = new Slope();
    long start = System.nanoTime();
    for (double seconds = 0; seconds * 1000 < time.toMillis(); ) {
      slope.add(seconds, seen());
      Thread.sleep(LOOK_AGAIN);
      seconds = (System.nanoTime() - start) / 1e9;
    }
    return slope.perSecond();
  }

  /// Waits until more than so many have been seen.
  ///
  /// @throws IOException where the worker ends before, or takes too long
  void awaitMore(long than, Child worker) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (seen() <= than) {
      if (!worker.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IOException("nothing was written within %d s".formatted(PATIENCE.toSeconds()));
      }
      Thread.sleep(LOOK_AGAIN);
    }
  }

  private void count(Job job) {
    var config = new HashMap<>(job.cluster().config());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
    try (var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var topic = job.out().name();
      consumer.assign(
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList());
      while (!closed) {
        seen.addAndGet(consumer.poll(POLL).count());
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join();
  }
}
