package io.athanor.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.athanor.record.Usage;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads the body of a chat completion. Read as a tree: servers leave members out that the API
/// requires, and put others in.
final class Replies {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ModelSettings settings;
  private final Faults faults;

  Replies(ModelSettings settings, Faults faults) {
    this.settings = settings;
    this.faults = faults;
  }

  /// @param body what came with a 2xx status
  /// @throws Faulted where it holds no answer
  Reply read(String body, Instant now) throws Faulted {
    var completion = parsed(body);
    var error = completion.path("error");
    var choices = completion.path("choices");
    if (!choices.isArray() && error.isObject()) {
      // Routers that have begun to answer can only tell of a fault in the body.
      int status = error.path("code").asInt(500);
      throw new Faulted(
          faults.status(status < 400 ? 500 : status, error.toString(), _ -> null, now));
    }
    if (!choices.isArray()) {
      throw new Faulted(faults.notTheApi());
    }
    var choice = choices.path(0);
    var message = choice.path("message");
    var finish = finish(choice.path("finish_reason").asText(""));
    String content = text(message.path("content"));
    String text = content.isBlank() ? text(message.path("refusal")) : content;
    if (text.isBlank()) {
      throw new Faulted(
          finish == Reply.Finish.CONTENT_FILTER
              ? faults.filtered()
              : faults.empty(finish == Reply.Finish.LENGTH));
    }
    String model = completion.path("model").asText("");
    return new Reply(
        text,
        reasoning(message),
        finish,
        model.isEmpty() ? settings.model() : model,
        usage(completion.path("usage")));
  }

  private JsonNode parsed(String body) throws Faulted {
    try {
      var tree = JSON.readTree(body);
      if (tree.isObject()) {
        return tree;
      }
    } catch (JsonProcessingException e) {
      throw new Faulted(faults.body(body));
    }
    throw new Faulted(body.isBlank() ? faults.body(body) : faults.notTheApi());
  }

  /// A string, or the text parts of a list of parts.
  private static String text(JsonNode content) {
    if (!content.isArray()) {
      return content.asText("");
    }
    return StreamSupport.stream(content.spliterator(), false)
        .map(part -> part.path("text").asText(""))
        .collect(Collectors.joining());
  }

  private static @Nullable String reasoning(JsonNode message) {
    for (String name : new String[] {"reasoning_content", "reasoning"}) {
      String reasoning = message.path(name).asText("");
      if (!reasoning.isBlank()) {
        return reasoning;
      }
    }
    return null;
  }

  private static Reply.Finish finish(String reason) {
    return switch (reason) {
      case "stop" -> Reply.Finish.STOP;
      case "length" -> Reply.Finish.LENGTH;
      case "content_filter" -> Reply.Finish.CONTENT_FILTER;
      default -> Reply.Finish.OTHER;
    };
  }

  private static Usage usage(JsonNode usage) {
    return Usage.newBuilder()
        .setCalls(1)
        .setPromptTokens(usage.path("prompt_tokens").asLong(0))
        .setCompletionTokens(usage.path("completion_tokens").asLong(0))
        .build();
  }
}
