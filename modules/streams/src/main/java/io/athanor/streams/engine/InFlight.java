package io.athanor.streams.engine;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// A record that was admitted and is not settled: all that another process needs to go on with it.
/// Its offset is the key under which it is stored, its topic and partition are the store's own.
///
/// @param attempts tries charged to it so far
/// @param firstTime when it was admitted, in ms since the epoch
/// @param lastTime when it was admitted or last charged, in ms since the epoch
/// @param timestamp the source record's
/// @param key the source record's; null if it had none
/// @param headers the source record's
/// @param payload the source record's value; null if it had none
record InFlight(
    int attempts,
    long firstTime,
    long lastTime,
    long timestamp,
    byte @Nullable [] key,
    Headers headers,
    byte @Nullable [] payload) {

  static InFlight admitted(Record<byte[], byte[]> record, long now) {
    return new InFlight(
        0, now, now, record.timestamp(), record.key(), record.headers(), record.value());
  }

  InFlight charged(int attempts, long now) {
    return new InFlight(attempts, firstTime, now, timestamp, key, headers, payload);
  }
}
