package io.athanor.streams.engine;

import org.apache.kafka.streams.StreamsConfig;

/// What a crash may do to what is written.
public enum Guarantee {
  /// Nothing: output, entry and offset are committed in one transaction. What the ledger rests on.
  EXACTLY_ONCE(StreamsConfig.EXACTLY_ONCE_V2),
  /// What was written since the last commit may be written again. Output is seen at once.
  AT_LEAST_ONCE(StreamsConfig.AT_LEAST_ONCE);

  private final String config;

  Guarantee(String config) {
    this.config = config;
  }

  /// As Kafka Streams calls it.
  String config() {
    return config;
  }
}
