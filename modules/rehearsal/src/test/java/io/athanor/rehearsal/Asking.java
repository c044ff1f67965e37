package io.athanor.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Requests as the stages make them.
final class Asking {
  static final JsonMapper JSON = new JsonMapper();

  static final String CRITIQUE =
      """
      {"type":"object","properties":{"scores":{"type":"object","properties":{
        "instruction_following":{"type":"integer","enum":[1,2,3,4,5]},
        "correctness":{"type":"integer","enum":[1,2,3,4,5]},
        "completeness":{"type":"integer","enum":[1,2,3,4,5]},
        "clarity":{"type":"integer","enum":[1,2,3,4,5]}},
        "required":["instruction_following","correctness","completeness","clarity"],
        "additionalProperties":false},
       "findings":{"type":"array","items":{"type":"string"}},"feedback":{"type":"string"}},
       "required":["scores","findings","feedback"],"additionalProperties":false}\
      """;
  static final String EVOLVED =
      """
      {"type":"object","properties":{"instruction":{"type":"string"}},
       "required":["instruction"],"additionalProperties":false}\
      """;
  static final String QUESTIONS =
      """
      {"type":"object","properties":{"questions":{"type":"array","items":{"type":"object",
        "properties":{"kind":{"type":"string"},"question":{"type":"string"},
                      "answer":{"type":"string"}},
        "required":["kind","question","answer"],"additionalProperties":false}}},
       "required":["questions"],"additionalProperties":false}\
      """;

  private static final RehearsalModel MODEL = new RehearsalModel();

  private Asking() {}

  static String block(String name, String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      String tag =
          HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 4);
      return "<%s-%s>\n%s\n</%s-%s>".formatted(name, tag, text, name, tag);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static ObjectNode body(String system, String user) {
    var body = JSON.createObjectNode().put("model", "rehearsal");
    var messages = body.putArray("messages");
    if (!system.isEmpty()) {
      messages.addObject().put("role", "system").put("content", system);
    }
    messages.addObject().put("role", "user").put("content", user);
    return body;
  }

  static ObjectNode body(String system, String user, String name, String schema) {
    var body = body(system, user);
    var format = body.putObject("response_format").put("type", "json_schema");
    format.putObject("json_schema").put("name", name).set("schema", json(schema));
    return body;
  }

  static Utterance said(JsonNode body) {
    try {
      return MODEL.reply(ChatRequest.parse(body));
    } catch (ApiError.Refused e) {
      throw new AssertionError(e);
    }
  }

  /// What the teacher says in a round, after as many attempts.
  static Utterance taught(String instruction, int round) {
    var user = new StringBuilder(block("instruction", instruction));
    for (int i = 0; i < round; i++) {
      user.append("\n").append(block("attempt", "attempt " + i));
      user.append("\n").append(block("feedback", "feedback " + i));
    }
    return said(body("You are a teacher.", user.toString()));
  }

  /// The final answer alone, as the teach stage keeps it.
  static String finalAnswer(Utterance said) {
    String text = said.content();
    int thought = text.indexOf("</think>");
    int heading = text.indexOf("### Final answer");
    if (heading >= 0) {
      return text.substring(heading + "### Final answer".length()).strip();
    }
    return thought >= 0 ? text.substring(thought + "</think>".length()).strip() : text.strip();
  }

  static String evolved(String instruction, String operator) {
    return json(said(body(
                "You write instructions.",
                block("instruction", instruction) + "\n\n" + operator,
                "evolved_instruction",
                EVOLVED))
            .content())
        .path("instruction")
        .asText();
  }

  static JsonNode judged(String instruction, String answer) {
    return json(
        said(body(
                "You are a judge.",
                block("instruction", instruction) + "\n" + block("answer", answer),
                "critique",
                CRITIQUE))
            .content());
  }

  static double mean(JsonNode judgement) {
    var scores = judgement.path("scores");
    double sum = 0;
    for (var score : scores) {
      sum += score.asInt();
    }
    return sum / scores.size();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }
}
