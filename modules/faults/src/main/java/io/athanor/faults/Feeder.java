package io.athanor.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Produces seeds as JSON, as any client may, from a thread of its own: always so many that work
/// does not run out, and never so many that the rest of the run is only waiting for them.
final class Feeder {
  private static final int REST_MS = 20;

  private final Plant plant;
  private final int least;
  private final int window;
  private final LongSupplier finished;
  private final AtomicInteger sent = new AtomicInteger();
  private final ConcurrentLinkedQueue<Integer> refused = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::feed, "feeder");
  private volatile boolean enough;

  private Feeder(Plant plant, int least, int window, LongSupplier finished) {
    this.plant = plant;
    this.least = least;
    this.window = window;
    this.finished = finished;
  }

  /// @param least seeds that go in even after it was told to stop
  /// @param window seeds that are under way at once
  static Feeder start(Plant plant, Outputs outputs, int least, int window) {
    // With one generation two records come of each seed: its own and its child's.
    var feeder = new Feeder(plant, least, window, () -> outputs.finals() / 2);
    feeder.thread.setDaemon(true);
    feeder.thread.start();
    return feeder;
  }

  int sent() {
    return sent.get();
  }

  /// Stops once the least is in; the ids of all.
  Set<String> stop() throws InterruptedException {
    enough = true;
    thread.join();
    var ids = new HashSet<String>();
    for (int number = 0; number < sent(); number++) {
      ids.add(SeedText.id(number));
    }
    return ids;
  }

  private void feed() {
    var config = new HashMap<>(plant.cluster().config());
    config.put("acks", "all");
    // On a broker short of CPU the idempotent producer lost its sequence and stood still until its
    // delivery timed out; a seed that is there twice does no harm.
    config.put("enable.idempotence", "false");
    config.put("linger.ms", "5");
    config.put("max.block.ms", "120000");
    config.put("delivery.timeout.ms", "120000");
    try (var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      while (!enough || sent.get() < least) {
        if (sent.get() - finished.getAsLong() < window) {
          send(producer, sent.getAndIncrement());
        } else {
          rest();
        }
      }
      producer.flush();
      for (var number = refused.poll(); number != null; number = refused.poll()) {
        send(producer, number);
        producer.flush();
      }
    }
  }

  private void send(KafkaProducer<byte[], byte[]> producer, int number) {
    var seed =
        new ProducerRecord<>(
            plant.names().seeds().name(),
            SeedText.id(number).getBytes(UTF_8),
            SeedText.json(number).getBytes(UTF_8));
    producer.send(
        seed,
        (_, e) -> {
          if (e != null) {
            refused.add(number);
          }
        });
  }

  private static void rest() {
    try {
      Thread.sleep(REST_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
