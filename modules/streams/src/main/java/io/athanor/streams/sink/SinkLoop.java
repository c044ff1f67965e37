package io.athanor.streams.sink;

import io.athanor.core.Backoff;
import io.athanor.core.PartitionWriter;
import io.athanor.core.TryAgainLater;
import io.athanor.streams.Topic;
import io.athanor.streams.Wire;
import io.athanor.streams.wire.Unreadable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a sink does between one poll and the next. Owned by one thread.
///
/// A fault of one partition (a full disk, a registry that does not answer) breaks off that
/// partition alone: it is paused, and later opened again behind what is published. The consumer
/// goes on polling all the while, so that it stays in the group.
final class SinkLoop<T extends SpecificRecord> implements ConsumerRebalanceListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SinkLoop.class);

  private final Topic<T> from;
  private final Consumer<byte[], byte[]> consumer;
  private final PartitionWriter.Factory<T> writers;
  private final DeadLetters deadLetters;
  private final Wire wire;
  private final SinkSettings settings;
  private final Map<TopicPartition, SinkPartition<T>> partitions = new HashMap<>();
  private final Map<Integer, String> problems = new TreeMap<>();

  SinkLoop(
      Topic<T> from,
      Consumer<byte[], byte[]> consumer,
      PartitionWriter.Factory<T> writers,
      DeadLetters deadLetters,
      Wire wire,
      SinkSettings settings) {
    this.from = from;
    this.consumer = consumer;
    this.writers = writers;
    this.deadLetters = deadLetters;
    this.wire = wire;
    this.settings = settings;
    consumer.subscribe(List.of(from.name()), this);
  }

  /// Takes what has come, waiting at most `wait` for it, and publishes what is due.
  void step(Duration wait) {
    partitions.values().stream()
        .filter(partition -> partition.isToBeOpened(System.nanoTime()))
        .forEach(this::open);
    for (var record : consumer.poll(wait)) {
      take(record);
    }
    publish(
        partitions.values().stream()
            .filter(partition -> partition.isDue(settings, System.nanoTime()))
            .toList());
  }

  /// Whether every assigned partition is read to the end that it has now; false while none is
  /// assigned.
  boolean caughtUp() {
    return !partitions.isEmpty()
        && partitions.values().stream().allMatch(SinkPartition::isOpen)
        && consumer.endOffsets(partitions.keySet()).entrySet().stream()
            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  Optional<String> problem() {
    return problems.values().stream().findFirst();
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    for (var partition : assigned) {
      var opened = new SinkPartition<T>(partition);
      partitions.put(partition, opened);
      open(opened);
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    publish(revoked.stream().map(partitions::get).filter(p -> p != null).toList());
    forget(revoked);
  }

  /// They may be another's by now: what is not published is read again there.
  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    forget(lost);
  }

  /// Publishes and commits all that was taken.
  void publishAll() {
    publish(List.copyOf(partitions.values()));
  }

  /// Leaves the group, without what [#publishAll()] has not published: after a fault nobody knows
  /// what a writer still holds.
  @Override
  public void close() {
    forget(List.copyOf(partitions.keySet()));
    try (deadLetters) {
      // A static member stays in the group unless it says otherwise.
      consumer.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }
  }

  private void open(SinkPartition<T> partition) {
    var at = partition.partition();
    var only = Set.of(at);
    try {
      var committed = consumer.committed(only).get(at);
      long end = consumer.endOffsets(only).getOrDefault(at, 0L);
      consumer.seek(at, partition.open(writers, committed == null ? 0 : committed.offset(), end));
      consumer.resume(only);
      problems.remove(at.partition());
    } catch (IOException e) {
      breakOff(partition, e);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    var partition = partitions.get(new TopicPartition(record.topic(), record.partition()));
    if (partition == null || !partition.isOpen()) {
      return;
    }
    try {
      put(partition, record);
    } catch (IOException | TryAgainLater e) {
      breakOff(partition, e);
    }
  }

  private void put(SinkPartition<T> partition, ConsumerRecord<byte[], byte[]> record)
      throws IOException {
    T value;
    try {
      value = wire.decode(from, record.value());
    } catch (Unreadable e) {
      deadLetters.send(record, e);
      partition.passOver(record.offset(), System.nanoTime());
      LOG.atWarn()
          .addKeyValue("topic", record.topic())
          .addKeyValue("partition", record.partition())
          .addKeyValue("offset", record.offset())
          .log("record cannot be read and is a dead letter");
      return;
    }
    partition.put(record.offset(), value, System.nanoTime());
  }

  private void publish(Collection<SinkPartition<T>> due) {
    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
    for (var partition : due) {
      if (partition.isOpen()) {
        try {
          offsets.put(partition.partition(), new OffsetAndMetadata(partition.publish()));
        } catch (IOException e) {
          breakOff(partition, e);
        }
      }
    }
    commit(offsets);
  }

  private void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    if (offsets.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(offsets);
    } catch (CommitFailedException | RebalanceInProgressException e) {
      // The published files say where to go on; the offset would only have saved a second look.
      LOG.atDebug().addKeyValue("topic", from.name()).setCause(e).log("offsets not committed");
    }
  }

  private void breakOff(SinkPartition<T> partition, Exception fault) {
    var at = partition.partition();
    partition.breakOff(
        Backoff.DEFAULT, ThreadLocalRandom.current().nextDouble(), System.nanoTime());
    consumer.pause(Set.of(at));
    var reason = reason(fault);
    problems.put(
        at.partition(),
        "partition %d of %s cannot be written: %s".formatted(at.partition(), at.topic(), reason));
    LOG.atWarn()
        .addKeyValue("topic", at.topic())
        .addKeyValue("partition", at.partition())
        .addKeyValue("reason", reason)
        .log("cannot write, trying again");
  }

  private void forget(Collection<TopicPartition> gone) {
    for (var at : gone) {
      problems.remove(at.partition());
      var partition = partitions.remove(at);
      if (partition != null) {
        partition.close();
      }
    }
  }

  /// Some exceptions of the file system say no more than the file.
  private static String reason(Exception fault) {
    boolean isTerse = fault instanceof FileSystemException file && file.getReason() == null;
    return isTerse
        ? fault.getClass().getSimpleName() + " " + fault.getMessage()
        : String.valueOf(fault.getMessage());
  }
}
