package io.athanor.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The JSON a reply must have.
///
/// @param name as the caller names it, else the schema's title, else empty
record NamedSchema(String name, JsonNode schema) {
  static final NamedSchema ANY_OBJECT =
      new NamedSchema("", JsonNodeFactory.instance.objectNode().put("type", "object"));

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_BRACES = 32;

  static NamedSchema untitled(JsonNode schema) {
    return new NamedSchema(schema.path("title").asText(""), schema);
  }

  /// The first JSON Schema of an object that stands in `text`.
  static Optional<NamedSchema> in(String text) {
    int at = text.indexOf('{');
    for (int tries = 0; at >= 0 && tries < MOST_BRACES; tries++) {
      var json = objectAt(text, at);
      if (json.path("properties").isObject() && json.has("type")) {
        return Optional.of(untitled(json));
      }
      at = text.indexOf('{', at + 1);
    }
    return Optional.empty();
  }

  /// The members of the object that the schema describes.
  Set<String> members() {
    var names = new TreeSet<String>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode objectAt(String text, int at) {
    try {
      return JSON.readTree(text.substring(at));
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.missingNode();
    }
  }
}
