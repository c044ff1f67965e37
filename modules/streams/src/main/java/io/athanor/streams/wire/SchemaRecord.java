package io.athanor.streams.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/// A schema version as key and value of the schema topic, JSON in the shape of Confluent's own
/// `_schemas` topic.
///
/// The key alone differs: it names the id where Confluent's names the version. So the same schema
/// written twice compacts to one, and two schemas whose writers claimed the same version both stay.
final class SchemaRecord {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private SchemaRecord() {}

  static byte[] key(SchemaVersion version) {
    return bytes(
        JSON.createObjectNode()
            .put("keytype", "SCHEMA")
            .put("subject", version.subject())
            .put("id", version.id())
            .put("magic", 1));
  }

  static byte[] value(SchemaVersion version) {
    return bytes(
        JSON.createObjectNode()
            .put("subject", version.subject())
            .put("version", version.version())
            .put("id", version.id())
            .put("schema", version.schema().toString())
            .put("deleted", false));
  }

  /// Whether a key is of the kind [#key] makes; a key of another kind is another registry's.
  static boolean isOurs(byte[] key) {
    return json(key).filter(k -> k.hasNonNull("subject") && k.path("id").isInt()).isPresent();
  }

  /// The schema in a value, another registry's too; empty where it holds none.
  static Optional<SchemaVersion> read(byte[] value) {
    return json(value)
        .filter(v -> v.path("schemaType").asText("AVRO").equals("AVRO"))
        .filter(v -> v.path("id").isInt() && v.path("version").isInt())
        .flatMap(SchemaRecord::version);
  }

  private static Optional<SchemaVersion> version(JsonNode value) {
    try {
      return Optional.of(
          new SchemaVersion(
              value.path("subject").asText(),
              value.path("version").asInt(),
              value.path("id").asInt(),
              SchemaText.parse(value.path("schema").asText())));
    } catch (RegistryRefusal e) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> json(byte[] bytes) {
    try {
      return Optional.of(JSON.readTree(bytes));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(JsonNode json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON can be written", e);
    }
  }
}
