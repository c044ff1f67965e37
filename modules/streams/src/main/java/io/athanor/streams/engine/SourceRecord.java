package io.athanor.streams.engine;

import io.athanor.streams.Place;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/// A record of a line's input.
///
/// @param record its key and value are null where it had none
record SourceRecord(Place place, Record<byte[], byte[]> record) {

  static SourceRecord of(ConsumerRecord<byte[], byte[]> read) {
    return new SourceRecord(
        new Place(read.topic(), read.partition(), read.offset()),
        new Record<>(read.key(), read.value(), Math.max(0, read.timestamp()), read.headers()));
  }

  /// One that is no longer there.
  static SourceRecord gone(Place place) {
    return new SourceRecord(place, new Record<>(null, null, 0, new RecordHeaders()));
  }

  /// The most bytes that it takes in a log.
  long size() {
    return Sizes.of(record);
  }
}
