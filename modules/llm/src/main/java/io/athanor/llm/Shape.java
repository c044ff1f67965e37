package io.athanor.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.openai.core.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// The JSON a reply must have, and the record it is read into. What each call needs of it is made
/// once: keep it.
public final class Shape<T> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final String name;
  private final Class<T> type;
  private final JsonNode schema;
  private final Schema validator;
  private final JsonValue jsonSchema;
  private final JsonValue jsonObject;
  private final String instruction;

  /// @param name the schema's name in `response_format`; the endpoint sees it
  /// @param schema a JSON Schema that strict structured outputs accept: every member required, no
  ///   additional ones
  /// @param type the record; its members are the schema's, snake_case
  public Shape(String name, JsonNode schema, Class<T> type) {
    this.name = name;
    this.type = type;
    this.schema = schema;
    this.validator = SCHEMAS.getSchema(schema);
    this.jsonSchema =
        JsonValue.from(
            Map.of(
                "type",
                "json_schema",
                "json_schema",
                Map.of("name", name, "strict", true, "schema", schema)));
    this.jsonObject = JsonValue.from(Map.of("type", "json_object", "schema", schema));
    this.instruction =
        "Reply with one JSON object and nothing else. It must be valid against this JSON Schema:\n"
            + schema;
  }

  /// Reads `shapes/<name>.json` from beside the type's class files' root.
  ///
  /// @throws IllegalArgumentException if there is no such resource
  public static <T> Shape<T> of(String name, Class<T> type) {
    try (var in = type.getResourceAsStream("/shapes/" + name + ".json")) {
      if (in == null) {
        throw new IllegalArgumentException("no resource shapes/" + name + ".json");
      }
      return new Shape<>(name, JSON.readTree(in), type);
    } catch (IOException e) {
      throw new UncheckedIOException("shapes/" + name + ".json", e);
    }
  }

  public String name() {
    return name;
  }

  Class<T> type() {
    return type;
  }

  public JsonNode schema() {
    return schema;
  }

  /// What a reply is held against.
  Schema validator() {
    return validator;
  }

  /// `response_format` where the endpoint holds a reply to the schema.
  JsonValue jsonSchema() {
    return jsonSchema;
  }

  /// `response_format` where it knows JSON, with the schema beside it.
  JsonValue jsonObject() {
    return jsonObject;
  }

  /// The shape in words, for a model whose endpoint cannot be told otherwise.
  String instruction() {
    return instruction;
  }
}
