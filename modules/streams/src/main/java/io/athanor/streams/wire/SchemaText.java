package io.athanor.streams.wire;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/// Reads schemas that come from outside.
final class SchemaText {
  private SchemaText() {}

  /// @throws RegistryRefusal where the text is no Avro schema that stands on its own
  static Schema parse(String text) {
    try {
      return new Schema.Parser().parse(text);
    } catch (SchemaParseException e) {
      throw RegistryRefusal.invalidSchema("it does not parse: " + e.getMessage());
    } catch (AvroRuntimeException e) {
      throw RegistryRefusal.invalidSchema(e.getMessage());
    }
  }
}
