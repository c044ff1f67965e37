package io.athanor.streams.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.athanor.streams.Headers;
import io.athanor.streams.engine.DeadLetter;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// A dead letter's record on its way back.
///
/// Key, value and headers are its own, but for what makes it a letter or an earlier stage's result:
/// the ledger would count that result twice. It goes to the partition it stood on, where its
/// siblings and its id are known, and is as old as its redriving: retention must not take a new
/// input for an old one.
///
/// @param letter what it is a copy of
/// @param record to be written
record Copy(Letter letter, ProducerRecord<byte[], byte[]> record) {

  /// @param whole the letter, or where that is by reference the record it refers to
  /// @throws java.util.NoSuchElementException where the letter has no source
  static Copy of(Letter letter, ConsumerRecord<byte[], ByteBuffer> whole) {
    var source = letter.source().orElseThrow();
    var headers = new RecordHeaders(whole.headers());
    DeadLetter.HEADERS.forEach(headers::remove);
    headers
        .remove(Headers.REDRIVEN_FROM)
        .add(Headers.REDRIVEN_FROM, letter.at().toString().getBytes(UTF_8));
    return new Copy(
        letter,
        new ProducerRecord<>(
            source.topic(), source.partition(), whole.key(), bytes(whole.value()), headers));
  }

  /// Bytes of key, value and headers.
  long size() {
    long size = length(record.key()) + length(record.value());
    for (var header : record.headers()) {
      size += header.key().length() + length(header.value());
    }
    return size;
  }

  private static byte @Nullable [] bytes(@Nullable ByteBuffer value) {
    return value == null ? null : Utils.toArray(value.duplicate());
  }

  private static long length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
