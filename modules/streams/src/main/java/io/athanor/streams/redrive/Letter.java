package io.athanor.streams.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.athanor.streams.Headers;
import io.athanor.streams.Place;
import io.athanor.streams.engine.DeadLetter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A dead letter as its headers tell of it.
///
/// @param at where the letter stands
/// @param source the record that failed; empty where the letter does not say it
/// @param fault `poison`, `bug`, `record`, `oversize`; `unknown` where the letter does not say it
/// @param exception its class, without the package
/// @param id the record's id; where it has none, the text of `at`
/// @param first when the record was admitted
/// @param last when it failed for good
/// @param byReference whether the value was left where `source` says
public record Letter(
    Place at,
    Optional<Place> source,
    String fault,
    String exception,
    String id,
    Instant first,
    Instant last,
    boolean byReference) {
  private static final String UNKNOWN = "unknown";

  static Letter read(ConsumerRecord<byte[], ByteBuffer> record) {
    var at = new Place(record.topic(), record.partition(), record.offset());
    return new Letter(
        at,
        source(record),
        header(record, DeadLetter.FAULT).orElse(UNKNOWN),
        header(record, DeadLetter.EXCEPTION).map(Letter::simple).orElse(UNKNOWN),
        header(record, Headers.ID).orElse(at.toString()),
        time(record, DeadLetter.FIRST_TIME),
        time(record, DeadLetter.LAST_TIME),
        header(record, DeadLetter.SIZE).isPresent()
            && record.value() != null
            && !record.value().hasRemaining());
  }

  /// Which failure it tells of. A record fails once, but the sink may tell of it twice.
  Place failure() {
    return source.orElse(at);
  }

  private static Optional<Place> source(ConsumerRecord<?, ?> record) {
    try {
      return header(record, Headers.SOURCE).map(Place::parse);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Instant time(ConsumerRecord<?, ?> record, String name) {
    try {
      return Instant.ofEpochMilli(
          header(record, name).map(Long::parseLong).orElse(record.timestamp()));
    } catch (NumberFormatException e) {
      return Instant.ofEpochMilli(record.timestamp());
    }
  }

  private static Optional<String> header(ConsumerRecord<?, ?> record, String name) {
    return Optional.ofNullable(record.headers().lastHeader(name))
        .map(header -> header.value())
        .map(value -> new String(value, UTF_8));
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
