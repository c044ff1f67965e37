package io.athanor.app.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// On which line each key of a YAML text stands.
record KeyLines(Map<String, Integer> lines) {

  static KeyLines of(YAMLMapper yaml, String text) throws IOException {
    var lines = new HashMap<String, Integer>();
    try (var parser = yaml.createParser(text)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME) {
          lines.putIfAbsent(
              parser.getParsingContext().pathAsPointer().toString(),
              parser.currentTokenLocation().getLineNr());
        }
      }
    }
    return new KeyLines(lines);
  }

  /// The line of a key, or of the closest section round it that the text has; 1 where none.
  int nearest(JsonPointer key) {
    for (var at = key; at != null && !at.matches(); at = at.head()) {
      var line = lines.get(at.toString());
      if (line != null) {
        return line;
      }
    }
    return 1;
  }
}
