package io.athanor.core;

import com.fasterxml.jackson.databind.JsonNode;
import io.athanor.record.Case;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A seed as a JSON object, as people write it: one line of a seeds file, or a plain JSON record on
/// the seeds topic.
///
/// | member | meaning |
/// | --- | --- |
/// | `prompt` | the instruction; or `instruction` with an optional `input`; or `messages` (an optional system message, then one user message) |
/// | `id` | optional; text or a number |
/// | `kind` | `general` (default), `code`, `math` |
/// | `answer` | optional reference answer; text, number or boolean |
/// | `cases` | optional; `{"args":[…],"expected":…}` with `entry_point`, `{"stdin":"…","stdout":"…"}`, or `{"assertion":"…"}` |
/// | `system`, `context`, `tags` | optional |
///
/// Other members are left alone; [#unknown(JsonNode)] names them. Empty optional members count as
/// absent, as data sets fill columns with `""` or `null`.
public final class SeedJson {
  private static final Set<String> MEMBERS =
      Set.of(
          "id",
          "prompt",
          "instruction",
          "input",
          "messages",
          "kind",
          "answer",
          "cases",
          "entry_point",
          "system",
          "context",
          "tags");

  static {
    TrustedRecords.trust();
  }

  private SeedJson() {}

  /// @throws IllegalArgumentException with one sentence that says what is wrong and how to mend it,
  ///   and quotes no value
  public static Seed parse(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("a seed is a JSON object, this is " + name(json));
    }
    var prompt = prompt(json);
    var cases = cases(json);
    var entryPoint = text(json, "entry_point");
    var kind = kind(json, !cases.isEmpty());
    if (cases.stream().anyMatch(c -> c.getArgs().isPresent()) && entryPoint.isEmpty()) {
      throw new IllegalArgumentException("cases with \"args\" need an \"entry_point\"");
    }
    if (kind != Kind.CODE && !cases.isEmpty()) {
      throw new IllegalArgumentException("only seeds of kind \"code\" can have cases");
    }
    var seed =
        Seed.newBuilder()
            .setId(scalar(json, "id").orElse(""))
            .setPrompt(prompt.text())
            .setSystem(
                prompt.system() != null ? prompt.system() : text(json, "system").orElse(null))
            .setKind(kind)
            .setAnswer(scalar(json, "answer").orElse(null))
            .setEntryPoint(entryPoint.orElse(null))
            .setContext(text(json, "context").orElse(null))
            .setCases(cases)
            .setTags(tags(json))
            .build();
    return Seed.newBuilder(seed).setId(Ids.seed(seed)).build();
  }

  /// The members that a seed does not have; often a slip of the pen, sometimes just more columns.
  public static List<String> unknown(JsonNode json) {
    return json.propertyStream().map(e -> e.getKey()).filter(k -> !MEMBERS.contains(k)).toList();
  }

  private record Prompt(String text, @Nullable String system) {}

  private static Prompt prompt(JsonNode json) {
    var ways =
        List.of("prompt", "instruction", "messages").stream()
            .filter(key -> json.hasNonNull(key))
            .toList();
    if (ways.isEmpty()) {
      throw new IllegalArgumentException(
          "it has no \"prompt\" (nor \"instruction\", nor \"messages\")");
    }
    if (ways.size() > 1) {
      throw new IllegalArgumentException(
          "it has both \"" + ways.get(0) + "\" and \"" + ways.get(1) + "\"; keep one");
    }
    return switch (ways.getFirst()) {
      case "messages" -> messages(json.get("messages"));
      case "instruction" -> {
        var instruction = required(json, "instruction");
        yield new Prompt(
            text(json, "input").map(input -> instruction + "\n\n" + input).orElse(instruction),
            null);
      }
      default -> new Prompt(required(json, "prompt"), null);
    };
  }

  private static Prompt messages(JsonNode messages) {
    var mend = "\"messages\" takes an optional system message and then one user message";
    if (!messages.isArray() || messages.isEmpty() || messages.size() > 2) {
      throw new IllegalArgumentException(mend);
    }
    var last = messages.get(messages.size() - 1);
    if (!last.path("role").asText().equals("user")) {
      throw new IllegalArgumentException(mend);
    }
    if (messages.size() == 1) {
      return new Prompt(required(last, "content"), null);
    }
    if (!messages.get(0).path("role").asText().equals("system")) {
      throw new IllegalArgumentException(mend);
    }
    return new Prompt(required(last, "content"), required(messages.get(0), "content"));
  }

  private static Kind kind(JsonNode json, boolean hasCases) {
    var given = text(json, "kind");
    if (given.isEmpty()) {
      return hasCases ? Kind.CODE : Kind.GENERAL;
    }
    try {
      return Kind.valueOf(given.get().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"kind\" is none of "
              + Arrays.stream(Kind.values())
                  .map(k -> k.name().toLowerCase(Locale.ROOT))
                  .collect(Collectors.joining(", ")),
          e);
    }
  }

  private static List<Case> cases(JsonNode json) {
    if (!json.hasNonNull("cases")) {
      return List.of();
    }
    var cases = json.get("cases");
    if (!cases.isArray()) {
      throw new IllegalArgumentException("\"cases\" must be an array, this is " + name(cases));
    }
    var all = new ArrayList<Case>();
    for (JsonNode one : cases) {
      if (one.path("args").isArray() && one.has("expected")) {
        all.add(
            new Case(one.get("args").toString(), one.get("expected").toString(), null, null, null));
      } else if (one.has("stdin") && one.hasNonNull("stdout")) {
        all.add(new Case(null, null, one.get("stdin").asText(), one.get("stdout").asText(), null));
      } else if (one.path("assertion").isTextual()) {
        all.add(new Case(null, null, null, null, one.get("assertion").asText()));
      } else {
        throw new IllegalArgumentException(
            "case "
                + (all.size() + 1)
                + " has neither \"args\" (an array) and \"expected\", nor \"stdin\" and \"stdout\", nor"
                + " \"assertion\"");
      }
    }
    return all;
  }

  private static List<String> tags(JsonNode json) {
    if (!json.hasNonNull("tags")) {
      return List.of();
    }
    var tags = json.get("tags");
    if (tags.isTextual()) {
      return tags.asText().isBlank() ? List.of() : List.of(tags.asText());
    }
    if (!tags.isArray()
        || StreamSupport.stream(tags.spliterator(), false).anyMatch(t -> !t.isTextual())) {
      throw new IllegalArgumentException("\"tags\" must be an array of strings");
    }
    return StreamSupport.stream(tags.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static String required(JsonNode json, String member) {
    return text(json, member)
        .orElseThrow(() -> new IllegalArgumentException("\"" + member + "\" is empty"));
  }

  private static Optional<String> text(JsonNode json, String member) {
    if (!json.hasNonNull(member)) {
      return Optional.empty();
    }
    var value = json.get(member);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("\"" + member + "\" must be text, this is " + name(value));
    }
    return Optional.of(value.asText()).filter(s -> !s.isBlank());
  }

  private static Optional<String> scalar(JsonNode json, String member) {
    if (!json.hasNonNull(member)) {
      return Optional.empty();
    }
    var value = json.get(member);
    if (!value.isValueNode()) {
      throw new IllegalArgumentException(
          "\"" + member + "\" must be text or a number, this is " + name(value));
    }
    return Optional.of(value.asText()).filter(s -> !s.isBlank());
  }

  private static String name(JsonNode json) {
    return json.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
