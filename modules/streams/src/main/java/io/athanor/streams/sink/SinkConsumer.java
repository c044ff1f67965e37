package io.athanor.streams.sink;

import io.athanor.core.PartitionWriter;
import io.athanor.streams.Cluster;
import io.athanor.streams.Topic;
import io.athanor.streams.Wire;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/// Moves the records of a topic into files.
public final class SinkConsumer<T extends SpecificRecord> implements AutoCloseable {
  private SinkConsumer() {}

  /// @param from what is read
  /// @param failed the topic for records that cannot be read
  /// @param group the consumer group that shares the partitions
  public static <T extends SpecificRecord> SinkConsumer<T> start(
      Topic<T> from,
      String failed,
      String group,
      PartitionWriter.Factory<T> writers,
      Cluster cluster,
      Wire wire,
      SinkSettings settings) {
    throw new UnsupportedOperationException("not yet");
  }

  /// Whether every assigned partition is consumed to its end; the last rows may not be published.
  public boolean caughtUp() {
    return false;
  }

  /// What keeps it from going on, in one sentence.
  public Optional<String> problem() {
    return Optional.empty();
  }

  /// Publishes what was read, commits, leaves the group.
  @Override
  public void close() {}
}
