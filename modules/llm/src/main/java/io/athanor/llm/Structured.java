package io.athanor.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.athanor.core.TryAgainLater;

/// A reply read into a record.
///
/// @param value what the model said
/// @param reply the reply it was read from
public record Structured<T>(T value, Reply reply) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /// Asks for a reply of `shape` and reads it, from a fence or from among prose if need be.
  ///
  /// @throws TryAgainLater about the record, where no JSON of that shape is in the reply
  public static <T> Structured<T> ask(ChatModel model, Chat chat, Shape<T> shape)
      throws InterruptedException {
    var reply = model.ask(chat.in(shape));
    String text = reply.text();
    int start = text.indexOf('{');
    int end = text.lastIndexOf('}');
    if (start < 0 || end < start) {
      throw TryAgainLater.record("the reply to " + shape.name() + " holds no JSON object", null);
    }
    try {
      return new Structured<>(JSON.readValue(text.substring(start, end + 1), shape.type()), reply);
    } catch (JsonProcessingException e) {
      throw TryAgainLater.record("the reply to " + shape.name() + " is not of its shape", null);
    }
  }
}
