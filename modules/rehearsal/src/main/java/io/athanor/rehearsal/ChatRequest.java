package io.athanor.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a request to `/v1/chat/completions` means.
///
/// @param messages at least one
/// @param schema the JSON the reply must have, from `response_format`, or from the system message
///   of a caller whose server knows no `response_format`; null for free text
/// @param maxTokens the most tokens of a reply; `Integer.MAX_VALUE` where none are named
record ChatRequest(
    String model, List<Message> messages, @Nullable NamedSchema schema, int maxTokens) {
  private static final Set<String> ROLES =
      Set.of("system", "developer", "user", "assistant", "tool");

  record Message(String role, String text) {}

  /// @throws ApiError.Refused where the request is not one of the API's, or asks for what this
  ///   server does not do
  static ChatRequest parse(JsonNode json) throws ApiError.Refused {
    require(json.isObject(), "body", "the body must be a JSON object");
    require(json.path("model").isTextual(), "model", "\"model\" must be given, as text");
    require(
        !json.path("stream").asBoolean(false),
        "stream",
        "this server does not stream; leave \"stream\" out");
    require(json.path("n").asInt(1) == 1, "n", "this server gives one choice; \"n\" must be 1");
    var temperature = json.path("temperature");
    require(
        absent(temperature)
            || (temperature.isNumber()
                && temperature.asDouble() >= 0
                && temperature.asDouble() <= 2),
        "temperature",
        "\"temperature\" must be between 0 and 2");
    var messages = messages(json.path("messages"));
    return new ChatRequest(
        json.get("model").asText(),
        messages,
        schema(json.path("response_format"), messages),
        maxTokens(json));
  }

  /// The last message of the user, which is what a role answers; empty if there is none.
  String user() {
    return messages.reversed().stream()
        .filter(m -> m.role().equals("user"))
        .map(Message::text)
        .findFirst()
        .orElse("");
  }

  String system() {
    return system(messages);
  }

  private static String system(List<Message> messages) {
    return messages.stream()
        .filter(m -> m.role().equals("system") || m.role().equals("developer"))
        .map(Message::text)
        .collect(Collectors.joining("\n"));
  }

  private static List<Message> messages(JsonNode json) throws ApiError.Refused {
    require(
        json.isArray() && !json.isEmpty(),
        "messages",
        "\"messages\" must be an array of at least one message");
    var messages = new ArrayList<Message>();
    for (var message : json) {
      String role = message.path("role").asText();
      require(
          ROLES.contains(role), "messages", "the \"role\" of a message must be one of " + ROLES);
      messages.add(new Message(role, text(message.path("content"))));
    }
    return List.copyOf(messages);
  }

  private static String text(JsonNode content) throws ApiError.Refused {
    if (content.isTextual()) {
      return content.asText();
    }
    require(
        content.isArray(), "messages", "the \"content\" of a message must be text, or text parts");
    var text = new StringBuilder();
    for (var part : content) {
      require(
          part.path("type").asText().equals("text") && part.path("text").isTextual(),
          "messages",
          "this server reads only parts of type \"text\"");
      text.append(part.get("text").asText());
    }
    return text.toString();
  }

  private static @Nullable NamedSchema schema(JsonNode format, List<Message> messages)
      throws ApiError.Refused {
    return switch (absent(format) ? "text" : format.path("type").asText()) {
      case "text" -> NamedSchema.in(system(messages)).orElse(null);
      case "json_object" ->
          format.path("schema").isObject()
              ? NamedSchema.untitled(format.get("schema"))
              : NamedSchema.in(system(messages)).orElse(NamedSchema.ANY_OBJECT);
      case "json_schema" -> {
        var named = format.path("json_schema");
        require(
            named.path("name").isTextual(),
            "response_format.json_schema.name",
            "a json_schema needs a \"name\"");
        require(
            named.path("schema").isObject(),
            "response_format.json_schema.schema",
            "a json_schema needs a \"schema\"");
        yield new NamedSchema(named.get("name").asText(), named.get("schema"));
      }
      default ->
          throw new ApiError.Refused(
              ApiError.invalid(
                  "response_format.type",
                  "the type of \"response_format\" must be text, json_object or json_schema"));
    };
  }

  private static int maxTokens(JsonNode json) throws ApiError.Refused {
    var named = json.path("max_completion_tokens");
    var given = absent(named) ? json.path("max_tokens") : named;
    if (absent(given)) {
      return Integer.MAX_VALUE;
    }
    require(
        given.canConvertToInt() && given.asInt() > 0,
        "max_tokens",
        "the most tokens must be 1 or more");
    return given.asInt();
  }

  private static boolean absent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static void require(boolean holds, String param, String message) throws ApiError.Refused {
    if (!holds) {
      throw new ApiError.Refused(ApiError.invalid(param, message));
    }
  }
}
