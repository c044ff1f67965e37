package io.athanor.streams.wire;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/// Confluent's level BACKWARD, the one level there is: who has the new schema can read what was
/// written with the latest.
final class Compatibility {
  static final String LEVEL = "BACKWARD";

  private Compatibility() {}

  /// @return why `next` cannot read what `latest` wrote; empty where it can
  static Optional<String> breach(Schema next, Schema latest) {
    var found = SchemaCompatibility.checkReaderWriterCompatibility(next, latest);
    if (found.getType() == SchemaCompatibilityType.COMPATIBLE) {
      return Optional.empty();
    }
    return Optional.of(
        found.getResult().getIncompatibilities().stream()
            .map(one -> one.getType() + " at " + one.getLocation() + ": " + one.getMessage())
            .collect(joining("; ")));
  }
}
