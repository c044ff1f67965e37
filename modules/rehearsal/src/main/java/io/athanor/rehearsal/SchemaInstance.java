package io.athanor.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A plain instance of a JSON Schema, as far as structured outputs use that language: types, enums,
/// constants, alternatives, references within the document, formats, bounds of numbers and lengths.
/// Patterns are beyond it.
final class SchemaInstance {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 24;
  private static final String WORDS = "a word of rehearsal and ";

  private static final Map<String, String> FORMATS =
      Map.of(
          "date", "2026-01-31",
          "date-time", "2026-01-31T12:00:00Z",
          "time", "12:00:00Z",
          "email", "someone@example.org",
          "uri", "https://example.org/",
          "uuid", "00000000-0000-4000-8000-000000000000");

  private final JsonNode root;

  private SchemaInstance(JsonNode root) {
    this.root = root;
  }

  static JsonNode of(JsonNode schema) {
    return new SchemaInstance(schema).instance(schema, 0);
  }

  private JsonNode instance(JsonNode schema, int depth) {
    if (depth > DEEPEST) {
      return NODES.nullNode();
    }
    if (schema.has("$ref")) {
      return instance(target(schema.get("$ref").asText()), depth + 1);
    }
    if (schema.has("const")) {
      return schema.get("const");
    }
    if (schema.path("enum").size() > 0) {
      return schema.get("enum").get(0);
    }
    for (var word : List.of("anyOf", "oneOf", "allOf")) {
      if (schema.path(word).size() > 0) {
        return instance(plainest(schema.get(word)), depth + 1);
      }
    }
    return switch (type(schema)) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, depth);
      case "string" -> NODES.textNode(text(schema));
      case "integer" -> NODES.numberNode((long) Math.ceil(number(schema, 1)));
      case "number" -> NODES.numberNode(number(schema, 0.5));
      case "boolean" -> NODES.booleanNode(true);
      default -> NODES.nullNode();
    };
  }

  private JsonNode target(String reference) {
    return reference.startsWith("#") ? root.at(reference.substring(1)) : NODES.missingNode();
  }

  /// An alternative that does not lead back into the schema, so that trees come to an end.
  private static JsonNode plainest(JsonNode alternatives) {
    for (var alternative : alternatives) {
      if (!alternative.has("$ref") && !type(alternative).equals("array")) {
        return alternative;
      }
    }
    return alternatives.get(0);
  }

  private static String type(JsonNode schema) {
    var type = schema.path("type");
    if (type.isArray()) {
      return type.path(0).asText();
    }
    return type.isTextual() ? type.asText() : schema.has("properties") ? "object" : "null";
  }

  private JsonNode object(JsonNode schema, int depth) {
    var object = NODES.objectNode();
    var required = new ArrayList<String>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    schema
        .path("properties")
        .properties()
        .forEach(member -> {
          if (required.contains(member.getKey())) {
            object.set(member.getKey(), instance(member.getValue(), depth + 1));
          }
        });
    return object;
  }

  private JsonNode array(JsonNode schema, int depth) {
    var array = NODES.arrayNode();
    int least = schema.path("minItems").asInt(depth < DEEPEST / 3 ? 1 : 0);
    int most = schema.path("maxItems").asInt(least);
    for (int i = 0; i < Math.min(least, most); i++) {
      array.add(instance(schema.path("items"), depth + 1));
    }
    return array;
  }

  private static String text(JsonNode schema) {
    String formatted = FORMATS.get(schema.path("format").asText());
    if (formatted != null) {
      return formatted;
    }
    int least = schema.path("minLength").asInt(0);
    int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    String text = WORDS.repeat(Math.max(1, Math.ceilDiv(least, WORDS.length()))).strip();
    String padded = text + ".".repeat(Math.max(0, least - text.length()));
    return padded.substring(0, Math.min(padded.length(), most));
  }

  private static double number(JsonNode schema, double wish) {
    double least = schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY);
    double above = schema.path("exclusiveMinimum").asDouble(Double.NEGATIVE_INFINITY);
    double most = schema.path("maximum").asDouble(Double.POSITIVE_INFINITY);
    double below = schema.path("exclusiveMaximum").asDouble(Double.POSITIVE_INFINITY);
    double low = Math.max(least, above == Double.NEGATIVE_INFINITY ? above : above + wish);
    double high = Math.min(most, below == Double.POSITIVE_INFINITY ? below : below - wish);
    return Math.min(Math.max(wish, low), high);
  }
}
