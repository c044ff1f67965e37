package io.athanor.streams.engine;

import io.athanor.streams.Headers;
import io.athanor.streams.Place;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/// The ids that a distinct line has met, each with the record that brought it first. A record
/// without an id is never a duplicate.
record Seen(KeyValueStore<String, String> firsts) {

  /// Whether another record brought this one's id before. Asked again about the same record, it
  /// says the same again.
  boolean isRepeat(Place source, InFlight entry) {
    var first = id(entry).map(id -> firsts.putIfAbsent(id, source.toString()));
    return first.isPresent() && !first.get().equals(source.toString());
  }

  /// A dead letter's id is free again, or its bytes could never be sent once more.
  void forget(Place source, InFlight entry) {
    id(entry)
        .filter(id -> source.toString().equals(firsts.get(id)))
        .ifPresent(id -> firsts.delete(id));
  }

  private static Optional<String> id(InFlight entry) {
    return Optional.ofNullable(entry.headers().lastHeader(Headers.ID))
        .map(header -> header.value())
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }
}
