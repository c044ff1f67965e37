package io.athanor.streams;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How pipeline topics are created.
///
/// @param partitions of every topic alike; they cannot be changed later, as keys would move
/// @param replication copies of each partition, at most the number of brokers
/// @param retention how long records are kept; null: for ever. The ledger proves only what is still
///   there
public record TopicSettings(int partitions, short replication, @Nullable Duration retention) {

  /// 4 partitions, one copy, kept for ever.
  public static final TopicSettings DEFAULT = new TopicSettings(4, (short) 1, null);

  public TopicSettings {
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions must be 1 or more, got " + partitions);
    }
    if (replication < 1) {
      throw new IllegalArgumentException("replication must be 1 or more, got " + replication);
    }
    if (retention != null && retention.toMillis() < 1) {
      throw new IllegalArgumentException(
          "retention must be a millisecond or more, got "
              + retention
              + "; leave it out to keep records for ever");
    }
  }
}
