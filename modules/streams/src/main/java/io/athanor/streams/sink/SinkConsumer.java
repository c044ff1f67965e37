package io.athanor.streams.sink;

import io.athanor.core.Backoff;
import io.athanor.core.PartitionWriter;
import io.athanor.streams.Cluster;
import io.athanor.streams.Slot;
import io.athanor.streams.Topic;
import io.athanor.streams.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves the records of a topic out of Kafka, each exactly once.
///
/// Kafka's transactions end where a file begins. So what is published is the truth: each partition
/// is read on from behind its newest published record, and the committed offsets only save a second
/// look at records that nothing was written of. Offsets are committed after publishing, never
/// before.
///
/// A fault (a full disk, a registry or a broker that does not answer) is tried again for as long as
/// it lasts, and said in [#problem()]. A record that cannot be read goes to a topic of dead letters
/// with its bytes as they are, at least once, and is passed over.
///
/// It runs on a platform thread of its own; its methods may be called from any thread.
public final class SinkConsumer<T extends SpecificRecord> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SinkConsumer.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

  private final Slot slot;
  private final Supplier<SinkLoop<T>> loops;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Queue<CompletableFuture<Boolean>> questions = new ConcurrentLinkedQueue<>();
  private volatile Optional<String> problem = Optional.empty();

  private SinkConsumer(String name, Slot slot, Supplier<SinkLoop<T>> loops) {
    this.slot = slot;
    this.loops = loops;
    this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
  }

  /// Joins the group and begins.
  ///
  /// @param from what is read, committed records alone
  /// @param failed the topic for records that cannot be read
  /// @param group the consumer group that shares the partitions
  /// @param writers opens the writer of a partition; called on the consumer's thread
  /// @param stateDir where processes of the group claim their slots ([Slot]), so that one that was
  ///   killed comes back as its old self and is not waited for
  public static <T extends SpecificRecord> SinkConsumer<T> start(
      Topic<T> from,
      String failed,
      String group,
      PartitionWriter.Factory<T> writers,
      Cluster cluster,
      Wire wire,
      SinkSettings settings,
      Path stateDir) {
    var slot = Slot.claim(stateDir.resolve(group));
    var sink =
        new SinkConsumer<T>(
            group,
            slot,
            () ->
                new SinkLoop<>(
                    from,
                    consumer(cluster, group, slot),
                    writers,
                    DeadLetters.on(cluster, failed),
                    wire,
                    settings));
    sink.thread.start();
    return sink;
  }

  /// Whether every partition assigned to this consumer is read to the end that it has at this
  /// moment. The last records may not be published yet; [#close()] does that. False while no
  /// partition is assigned, while one cannot be written, and after closing. Waits up to 10 s for
  /// the answer.
  public boolean caughtUp() {
    var question = new CompletableFuture<Boolean>();
    questions.add(question);
    if (!thread.isAlive()) {
      return false;
    }
    try {
      return question.get(ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  /// What keeps records from being written, in one sentence. After [#close()]: what has kept the
  /// last of them from it.
  public Optional<String> problem() {
    return problem;
  }

  /// Publishes what was read, commits, leaves the group. Takes 30 s at most. Idempotent.
  @Override
  public void close() {
    closing.countDown();
    try {
      if (thread.join(CLOSE_WITHIN)) {
        slot.close();
      } else {
        problem = Optional.of("the sink did not close within " + CLOSE_WITHIN.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    for (int faults = 1; !isClosing(Duration.ZERO); faults++) {
      try (var loop = loops.get()) {
        while (!isClosing(Duration.ZERO)) {
          loop.step(POLL);
          faults = 0;
          problem = loop.problem();
          answer(loop::caughtUp);
        }
        loop.publishAll();
        problem = loop.problem();
      } catch (RuntimeException e) {
        problem = Optional.of("the sink cannot read: " + e.getMessage());
        LOG.atWarn().setCause(e).log("sink broke off, starting again");
        answer(() -> false);
        isClosing(Backoff.DEFAULT.delay(faults, ThreadLocalRandom.current().nextDouble()));
      }
    }
    answer(() -> false);
  }

  private void answer(Supplier<Boolean> caughtUp) {
    for (var question = questions.poll(); question != null; question = questions.poll()) {
      question.complete(caughtUp.get());
    }
  }

  /// Waits up to `wait` for the wish to close.
  private boolean isClosing(Duration wait) {
    try {
      return closing.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      closing.countDown();
      return true;
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Cluster cluster, String group, Slot slot) {
    var config = new HashMap<>(cluster.config());
    config.put("group.id", group);
    config.put("group.instance.id", slot.instanceId());
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", "false");
    config.put("auto.offset.reset", "earliest");
    config.put("allow.auto.create.topics", "false");
    // Only the partitions that move are published early when another member comes or goes.
    config.put(
        "partition.assignment.strategy",
        "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
    // After a kill -9 its partitions wait this long, unless it comes back.
    config.put("session.timeout.ms", "10000");
    config.put("heartbeat.interval.ms", "3000");
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
