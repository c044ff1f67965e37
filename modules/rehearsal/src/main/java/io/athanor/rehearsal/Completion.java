package io.athanor.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/// A reply as it stands on the wire.
///
/// @param refusal what the model declines with, in place of content
/// @param finish `stop` or `length`
record Completion(
    @Nullable String reasoning,
    @Nullable String content,
    @Nullable String refusal,
    String finish,
    int promptTokens) {
  private static final String DECLINED = "I'm sorry, but I can't help with that.";

  /// `said`, cut where it needs more than the tokens asked for; the reasoning is said first.
  static Completion of(Utterance said, ChatRequest request) {
    String thought = said.reasoning();
    int most = request.maxTokens();
    String reasoning = thought == null ? null : Tokens.cut(thought, most);
    int left = most - (reasoning == null ? 0 : Tokens.count(reasoning));
    String content = Tokens.cut(said.content(), left);
    boolean whole =
        content.length() == said.content().length()
            && (thought == null || thought.equals(reasoning));
    return new Completion(reasoning, content, null, whole ? "stop" : "length", prompt(request));
  }

  static Completion empty(ChatRequest request) {
    return new Completion(null, "", null, "stop", prompt(request));
  }

  /// As OpenAI does it: a member of its own where a schema was asked for, plain text elsewhere.
  static Completion declined(ChatRequest request) {
    return request.schema() == null
        ? new Completion(null, DECLINED, null, "stop", prompt(request))
        : new Completion(null, null, DECLINED, "stop", prompt(request));
  }

  /// The first half alone.
  Completion torn() {
    String whole = content == null ? "" : content;
    return new Completion(
        reasoning, Tokens.cut(whole, Tokens.count(whole) / 2), refusal, "length", promptTokens);
  }

  /// @param id the same for the same request
  JsonNode body(String id) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("id", "chatcmpl-" + id);
    body.put("object", "chat.completion");
    body.put("created", 0); // a reply depends on its request alone, so not on the clock
    body.put("model", RehearsalServer.MODEL);
    var choice = body.putArray("choices").addObject();
    choice.put("index", 0);
    var message = choice.putObject("message");
    message.put("role", "assistant");
    message.put("content", content);
    message.put("refusal", refusal);
    if (reasoning != null) {
      message.put("reasoning_content", reasoning);
    }
    choice.putNull("logprobs");
    choice.put("finish_reason", finish);
    int said = tokens(reasoning) + tokens(content) + tokens(refusal);
    body.putObject("usage")
        .put("prompt_tokens", promptTokens)
        .put("completion_tokens", said)
        .put("total_tokens", promptTokens + said);
    return body;
  }

  private static int prompt(ChatRequest request) {
    return request.messages().stream().mapToInt(m -> Tokens.count(m.text())).sum();
  }

  private static int tokens(@Nullable String text) {
    return text == null ? 0 : Tokens.count(text);
  }
}
