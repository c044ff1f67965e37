package io.athanor.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/// A row as one line of a shard, UTF-8.
final class JsonLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonLine() {}

  /// The row, with the record it came from as its last member.
  static byte[] of(ObjectNode row, ShardFiles files, long offset) {
    row.putObject("source")
        .put("topic", files.topic())
        .put("partition", files.partition())
        .put("offset", offset);
    try {
      return (oneLine(JSON.writeValueAsString(row)) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes can always be written", e);
    }
  }

  /// JSON lets these stand as they are, but many readers take them for line ends.
  private static String oneLine(String json) {
    return json.replace("\u0085", "\\u0085")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
