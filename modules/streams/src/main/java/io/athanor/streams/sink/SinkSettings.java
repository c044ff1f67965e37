package io.athanor.streams.sink;

import java.time.Duration;

/// When a sink makes visible what it has read. Smaller values show rows earlier, in smaller files.
///
/// @param rows records of one partition that are taken before they are published
/// @param publishEvery the longest that a record waits to be published
public record SinkSettings(int rows, Duration publishEvery) {

  /// 5,000 records or a minute.
  public static final SinkSettings DEFAULT = new SinkSettings(5_000, Duration.ofMinutes(1));

  public SinkSettings {
    if (rows < 1) {
      throw new IllegalArgumentException("rows must be 1 or more, got " + rows);
    }
    if (publishEvery.isNegative()) {
      throw new IllegalArgumentException("publishEvery must not be negative, got " + publishEvery);
    }
  }
}
