package io.athanor.streams.engine;

import io.athanor.streams.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/// The ids that a distinct line has met, each with the record that brought it first. A record
/// without an id is never a duplicate.
record Seen(KeyValueStore<String, String> firsts) {

  /// Whether another record brought this one's id before. Asked again about the same record, it
  /// says the same again.
  boolean isRepeat(SourceRecord source) {
    var place = source.place().toString();
    var first = id(source).map(id -> firsts.putIfAbsent(id, place));
    return first.isPresent() && !first.get().equals(place);
  }

  /// A dead letter's id is free again, or its bytes could never be sent once more.
  void forget(SourceRecord source) {
    var place = source.place().toString();
    id(source).filter(id -> place.equals(firsts.get(id))).ifPresent(id -> firsts.delete(id));
  }

  private static Optional<String> id(SourceRecord source) {
    return Optional.ofNullable(source.record().headers().lastHeader(Headers.ID))
        .map(header -> header.value())
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }
}
