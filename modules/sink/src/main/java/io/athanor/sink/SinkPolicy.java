package io.athanor.sink;

import io.athanor.record.Tier;

/// What becomes a row, and how many rows make a shard.
///
/// @param accepted the lowest tier that becomes a row; GOLD is above SILVER, BRONZE and REJECT
/// @param shardRows the most rows of one shard
public record SinkPolicy(Tier accepted, int shardRows) {

  /// SILVER and better, 1,000 rows.
  public static final SinkPolicy DEFAULT = new SinkPolicy(Tier.SILVER, 1_000);

  public SinkPolicy {
    if (shardRows < 1) {
      throw new IllegalArgumentException("shardRows must be 1 or more, got " + shardRows);
    }
  }

  /// Whether a sample of this tier becomes a row.
  boolean accepts(Tier tier) {
    // The schema lists the tiers from the best down.
    return tier.compareTo(accepted) <= 0;
  }
}
