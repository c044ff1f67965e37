package io.athanor.streams.engine;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// One record on its way out.
record Departure(Outlet outlet, Record<byte[], byte[]> record) {

  /// More than what Kafka adds to a record that is alone in its batch.
  private static final int FRAME = 256;

  private static final int HEADER_FRAME = 10;

  /// The most bytes that it takes in a request or a log.
  long size() {
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
