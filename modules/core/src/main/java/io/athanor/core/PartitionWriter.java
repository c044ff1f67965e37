package io.athanor.core;

import java.io.IOException;

/// Where a consumer puts the records of one partition, so that each appears exactly once.
///
/// What is published is the truth: after a crash the consumer asks [#next()] and goes on there,
/// whatever offsets were committed. Used by one thread.
public interface PartitionWriter<T> extends AutoCloseable {

  /// Opens the writer of one partition.
  @FunctionalInterface
  interface Factory<T> {
    PartitionWriter<T> open(String topic, int partition) throws IOException;
  }

  /// The first offset that is not yet published; 0 where nothing is.
  long next() throws IOException;

  /// Takes a record. Durable only after [#publish()]. Offsets rise.
  void put(long offset, T record) throws IOException;

  /// Makes all that was put durable and visible, whole or not at all. Cheap when nothing was put.
  void publish() throws IOException;

  /// Drops what is not published. Idempotent.
  @Override
  void close();
}
