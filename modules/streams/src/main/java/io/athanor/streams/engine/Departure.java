package io.athanor.streams.engine;

import org.apache.kafka.streams.processor.api.Record;

/// One record on its way out.
record Departure(Outlet outlet, Record<byte[], byte[]> record) {

  /// The most bytes that it takes in a request or a log.
  long size() {
    return Sizes.of(record);
  }
}
