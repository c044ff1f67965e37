package io.athanor.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Finds the JSON object in what a model wrote and holds it against its schema.
///
/// Forgiven are thinking before it, prose and fences around it, commas before a closing bracket and
/// raw line breaks in strings. Nothing is guessed: torn JSON is no JSON, and of two different
/// objects of the schema neither is taken, for one may be quoted from what was to be judged.
final class JsonReply {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  /// Prose may hold braces; a page full of them is not worth a longer search.
  private static final int MOST_CANDIDATES = 50;

  private static final String THINKING = "<think>";
  private static final String THOUGHT = "</think>";

  /// What reading came to.
  sealed interface Result<T> {
    record Valid<T>(T value) implements Result<T> {}

    /// @param problem for the model that wrote it; it may quote the reply, so it is never logged
    record Invalid<T>(String problem) implements Result<T> {}
  }

  private JsonReply() {}

  static <T> Result<T> read(String text, Shape<T> shape) {
    var objects = objects(withoutThinking(text));
    if (objects.isEmpty()) {
      return new Result.Invalid<>("There is no complete JSON object in the reply.");
    }
    var valid =
        objects.stream()
            .filter(object -> shape.validator().validate(object).isEmpty())
            .distinct()
            .toList();
    return switch (valid.size()) {
      case 0 ->
          new Result.Invalid<>(
              shape.validator().validate(objects.getFirst()).stream()
                  .map(JsonReply::sentence)
                  .collect(Collectors.joining("\n")));
      case 1 -> bound(valid.getFirst(), shape);
      default ->
          new Result.Invalid<>(
              "There is more than one JSON object of the schema; give only yours.");
    };
  }

  private static String sentence(Error error) {
    return error.getInstanceLocation() + ": " + error.getMessage();
  }

  private static <T> Result<T> bound(JsonNode object, Shape<T> shape) {
    try {
      return new Result.Valid<>(JSON.treeToValue(object, shape.type()));
    } catch (JsonProcessingException e) {
      return new Result.Invalid<>(e.getOriginalMessage());
    }
  }

  /// What follows the thinking. Where a chat template has opened it, only its end is in the text.
  private static String withoutThinking(String text) {
    String stripped = text.strip();
    int end = stripped.indexOf(THOUGHT);
    boolean thinks = stripped.startsWith(THINKING) || !stripped.startsWith("{") && end >= 0;
    if (!thinks) {
      return stripped;
    }
    return end < 0 ? "" : stripped.substring(end + THOUGHT.length());
  }

  private static List<JsonNode> objects(String text) {
    var found = new ArrayList<JsonNode>();
    int start = text.indexOf('{');
    for (int n = 0; start >= 0 && n < MOST_CANDIDATES; n++) {
      try {
        found.add(JSON.readTree(text.substring(start)));
      } catch (JsonProcessingException e) {
        // A brace of prose.
      }
      start = text.indexOf('{', start + 1);
    }
    return found;
  }
}
