package io.athanor.streams.engine;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// How large what may be. A producer must take whatever the engine lets pass: a record that it
/// refuses on the stream thread kills the thread, again and again.
///
/// @param record the most bytes of a record, headers included
record Sizes(int record) {

  /// Room for what Kafka notes about a record beside the record.
  private static final int HEADROOM = 128 << 10;

  /// More than what Kafka adds to a record that is alone in its batch.
  private static final int FRAME = 256;

  private static final int HEADER_FRAME = 10;

  /// What producers must take.
  int written() {
    return record + HEADROOM;
  }

  /// What a producer may buffer: some of the largest records, at least Kafka's default.
  long buffered() {
    return Math.max(32L << 20, 4L * written());
  }

  /// The most bytes that a record takes in a request or a log.
  static long of(Record<byte[], byte[]> record) {
    long size = FRAME + length(record.key()) + length(record.value());
    for (Header header : record.headers()) {
      size += HEADER_FRAME + length(header.key().getBytes(StandardCharsets.UTF_8));
      size += length(header.value());
    }
    return size;
  }

  private static long length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
