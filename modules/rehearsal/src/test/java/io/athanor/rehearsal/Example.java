package io.athanor.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A line of `examples/seeds.jsonl`.
///
/// @param instruction what the teacher is asked
record Example(String id, String kind, String instruction, JsonNode json) {
  static final Path FOLDER = Path.of("../../examples");

  static List<Example> all() {
    try {
      return Files.readAllLines(FOLDER.resolve("seeds.jsonl")).stream()
          .map(Asking::json)
          .map(Example::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Example named(String id) {
    return all().stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
  }

  private static Example of(JsonNode seed) {
    String instruction =
        seed.has("prompt")
            ? seed.get("prompt").asText()
            : seed.has("messages")
                ? seed.at("/messages/1/content").asText()
                : seed.get("instruction").asText() + "\n\n" + seed.get("input").asText();
    return new Example(seed.get("id").asText(), seed.get("kind").asText(), instruction, seed);
  }
}
