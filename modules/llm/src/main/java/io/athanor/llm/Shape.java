package io.athanor.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The JSON a reply must have, and the record it is read into.
///
/// @param name the schema's name in `response_format`; the endpoint sees it
/// @param schema a JSON Schema that strict structured outputs accept: every member required, no
///   additional ones
/// @param type the record; its members are the schema's, snake_case
public record Shape<T>(String name, JsonNode schema, Class<T> type) {
  private static final ObjectMapper JSON = new ObjectMapper();

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

  /// The shape in words, for a model whose endpoint cannot be told otherwise.
  String instruction() {
    return "Reply with one JSON object and nothing else. It must be valid against this JSON Schema:\n"
        + schema;
  }
}
