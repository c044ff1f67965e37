package io.athanor.streams.sink;

import io.athanor.core.Backoff;
import io.athanor.core.PartitionWriter;
import java.io.IOException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// One assigned partition: its writer, and how much waits to be published. For one thread.
///
/// It is either open, or broken off and waiting to be opened again: after any fault the writer is
/// thrown away, and the next one goes on behind what is published.
final class SinkPartition<T> {
  private final TopicPartition partition;
  private @Nullable PartitionWriter<T> writer;
  private long position;
  private int unpublished;
  private long firstTaken;
  private int faults;
  private long retryAt;

  SinkPartition(TopicPartition partition) {
    this.partition = partition;
  }

  TopicPartition partition() {
    return partition;
  }

  /// Opens a writer.
  ///
  /// @return the offset to read from: behind what is committed and behind what is published
  /// @throws IOException where the writer cannot be opened, or holds records that the topic has not
  long open(PartitionWriter.Factory<T> writers, long committed, long end) throws IOException {
    var opened = writers.open(partition.topic(), partition.partition());
    writer = opened;
    long published = opened.next();
    if (published > end) {
      throw new IOException(
          "its files go up to offset %d, but the topic ends at %d: they are of an earlier topic of that name; write to another folder"
              .formatted(published - 1, end));
    }
    position = Math.max(committed, published);
    return position;
  }

  boolean isOpen() {
    return writer != null;
  }

  void put(long offset, T value, long now) throws IOException {
    if (writer != null) {
      writer.put(offset, value);
      passOver(offset, now);
    }
  }

  /// Counts a record that goes elsewhere.
  void passOver(long offset, long now) {
    if (unpublished == 0) {
      firstTaken = now;
    }
    unpublished++;
    position = offset + 1;
  }

  /// After a fault whatever comes is due at once, to see whether it lasts.
  boolean isDue(SinkSettings settings, long now) {
    return unpublished > 0
        && (faults > 0
            || unpublished >= settings.rows()
            || now - firstTaken >= settings.publishEvery().toNanos());
  }

  /// Publishes all that was taken.
  ///
  /// @return the offset to commit
  long publish() throws IOException {
    if (writer != null) {
      writer.publish();
      unpublished = 0;
      faults = 0;
    }
    return position;
  }

  /// Throws the writer away, and what it has not published.
  void breakOff(Backoff backoff, double random, long now) {
    close();
    faults++;
    retryAt = now + backoff.delay(faults, random).toNanos();
  }

  boolean isToBeOpened(long now) {
    return writer == null && now - retryAt >= 0;
  }

  void close() {
    if (writer != null) {
      writer.close();
      writer = null;
    }
    unpublished = 0;
  }
}
