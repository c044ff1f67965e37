package io.athanor.streams.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.athanor.streams.Headers;
import io.athanor.streams.Place;
import java.util.Optional;

/// What a result says of its origin: part `part` of the `of` that the record at `topic`,
/// `partition` and `offset` became.
record Mark(String topic, int partition, long offset, int part, int of) {

  /// Reads [Headers#SOURCE] and [Headers#PART]; empty where the record is no stage's result.
  ///
  /// @throws IllegalArgumentException where the headers are not as Athanor writes them
  static Optional<Mark> read(org.apache.kafka.common.header.Headers headers) {
    var source = headers.lastHeader(Headers.SOURCE);
    var part = headers.lastHeader(Headers.PART);
    if (source == null && part == null) {
      return Optional.empty();
    }
    if (source == null || part == null) {
      throw new IllegalArgumentException("source and part belong together");
    }
    return Optional.of(parse(new String(source.value(), UTF_8), new String(part.value(), UTF_8)));
  }

  static Mark parse(String source, String part) {
    var from = Place.parse(source);
    var share = part.split("/", -1);
    if (share.length != 2) {
      throw new IllegalArgumentException("not part/of");
    }
    var mark =
        new Mark(
            from.topic(),
            from.partition(),
            from.offset(),
            Integer.parseInt(share[0]),
            Integer.parseInt(share[1]));
    if (mark.part < 0 || mark.part >= mark.of) {
      throw new IllegalArgumentException("no such part");
    }
    return mark;
  }
}
