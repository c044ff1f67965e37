package io.athanor.app.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Turns one line, or one row of a table, into the JSON object that [io.athanor.core.SeedJson]
/// reads.
final class SeedLines {
  /// No sound prompt comes near; what does is a file of another kind.
  private static final int MOST_CHARS = 1 << 20;

  /// Columns whose cells hold JSON.
  private static final Set<String> JSON_COLUMNS = Set.of("cases", "messages", "tags");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private SeedLines() {}

  /// @throws IllegalArgumentException with a sentence, where the line is no JSON
  static JsonNode json(String line) {
    return parse(checked(line), "it");
  }

  static JsonNode text(String line) {
    return JsonNodeFactory.instance.objectNode().put("prompt", checked(line).strip());
  }

  /// @param cells column name to cell
  static JsonNode row(Map<String, String> cells) {
    var node = JsonNodeFactory.instance.objectNode();
    cells.forEach((column, cell) -> {
      checked(cell);
      if (cell.isBlank()) {
        return;
      }
      boolean plainTag = column.equals("tags") && !cell.strip().startsWith("[");
      if (JSON_COLUMNS.contains(column) && !plainTag) {
        node.set(column, parse(cell, "\"" + column + "\""));
      } else {
        node.put(column, cell);
      }
    });
    return node;
  }

  private static JsonNode parse(String json, String what) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s is not valid JSON at column %d: %s"
              .formatted(what, e.getLocation().getColumnNr(), firstLower(e.getOriginalMessage())),
          e);
    }
  }

  private static String checked(String text) {
    if (text.length() > MOST_CHARS) {
      throw new IllegalArgumentException("it is longer than a seed may be (1 Mi characters)");
    }
    // The decoder puts this character where the bytes are no UTF-8.
    if (text.indexOf('\uFFFD') >= 0) {
      throw new IllegalArgumentException("it is not valid UTF-8; convert the file");
    }
    return text;
  }

  private static String firstLower(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
