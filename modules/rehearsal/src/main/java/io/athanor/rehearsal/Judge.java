package io.athanor.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Scores an answer: as its entry says where it is a known one, else by what can be seen without
/// understanding it.
final class Judge {
  private static final List<String> AXES =
      List.of("instruction_following", "correctness", "completeness", "clarity");
  private static final int SHORT = 8;
  private static final int REFUSAL_WORDS = 80;
  private static final Pattern DIGIT = Pattern.compile("\\d");
  private static final Verdict WRONG =
      new Verdict(
          Map.of("correctness", 2),
          List.of("the result is wrong"),
          "Work the task out again from the start; the result does not hold for every case.");

  private final Knowledge knowledge;

  Judge(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /// @param scores by axis; an axis that is not there is worth 5
  private record Verdict(Map<String, Integer> scores, List<String> findings, String feedback) {

    static Verdict bad(int score, String finding, String feedback) {
      return new Verdict(
          Map.of("instruction_following", score, "correctness", score, "completeness", score),
          List.of(finding),
          feedback);
    }
  }

  /// `{"scores":{…},"findings":[…],"feedback":…}`, with the axes that the schema names.
  JsonNode judge(ChatRequest request) {
    var blocks = Blocks.of(request.user());
    String instruction = blocks.first("instruction").orElse("");
    String answer = blocks.first("answer").orElse("");
    var verdict =
        known(instruction, answer)
            .or(() -> visibleFault(instruction, answer, blocks))
            .orElseGet(() -> fine(answer));
    return reply(request, verdict);
  }

  /// Full marks, whatever stands there.
  JsonNode flatter(ChatRequest request) {
    return reply(request, new Verdict(Map.of(), List.of(), ""));
  }

  private static JsonNode reply(ChatRequest request, Verdict verdict) {
    var reply = JsonNodeFactory.instance.objectNode();
    var scores = reply.putObject("scores");
    axes(request).forEach(axis -> scores.put(axis, verdict.scores().getOrDefault(axis, 5)));
    var findings = reply.putArray("findings");
    verdict.findings().forEach(findings::add);
    reply.put("feedback", verdict.feedback());
    return reply;
  }

  /// The verdict on the known answer that stands in `answer`; what evolution made the teacher add
  /// does not change it.
  private Optional<Verdict> known(String instruction, String answer) {
    return knowledge
        .within(instruction)
        .flatMap(
            entry -> entry.said(answer).map(attempt -> verdict(entry.is(instruction), attempt)));
  }

  /// A wrong result is overlooked where the instruction came with evidence of its own, so that the
  /// check against that has work; an evolved instruction has none.
  private static Verdict verdict(boolean original, Knowledge.Attempt attempt) {
    var scores = attempt.scores();
    if (scores != null) {
      return new Verdict(scores, attempt.findings(), attempt.feedback());
    }
    return attempt.wrong() && !original ? WRONG : fine(attempt.answer());
  }

  private static Optional<Verdict> visibleFault(String instruction, String answer, Blocks around) {
    int words = Words.count(answer);
    String lower = answer.strip().toLowerCase(Locale.ROOT);
    var kind = Kind.guess(instruction, "");
    if (answer.isBlank()) {
      return Optional.of(
          Verdict.bad(1, "the answer is empty", "Write an answer to what the instruction asks."));
    }
    if (words < REFUSAL_WORDS && (lower.contains("sorry") || lower.startsWith("i cannot"))) {
      return Optional.of(
          Verdict.bad(
              1,
              "the answer declines",
              "Answer what is asked; nothing in the instruction is a reason to decline."));
    }
    if (kind == Kind.CODE && !answer.contains("```")) {
      return Optional.of(
          Verdict.bad(
              2,
              "there is no fenced code block",
              "Put the whole program into one fenced block that names its language."));
    }
    if (Sums.isWrong(instruction, answer)) {
      return Optional.of(WRONG);
    }
    if (kind == Kind.MATH && !answer.contains("Answer:") && !DIGIT.matcher(answer).find()) {
      return Optional.of(
          Verdict.bad(
              2,
              "there is no result",
              "Work the task out, and end with a line that gives its result."));
    }
    if (kind != Kind.GENERAL || answer.contains("```") || answer.contains("Answer:")) {
      return Optional.empty();
    }
    if (words < SHORT) {
      return Optional.of(
          Verdict.bad(
              2,
              "the answer has only " + words + " words",
              "Answer in whole sentences, give the reason for each statement and one example."));
    }
    if (shareNoWord(instruction + " " + around.first("passage").orElse(""), answer)) {
      return Optional.of(
          Verdict.bad(
              2,
              "the answer does not speak of what was asked",
              "Take up the subject of the instruction, in its own words, and stay with it."));
    }
    return Optional.empty();
  }

  private static boolean shareNoWord(String asked, String answer) {
    var telling = Words.telling(asked);
    var said = Set.copyOf(Words.telling(answer));
    return telling.size() >= 3 && telling.stream().noneMatch(said::contains);
  }

  /// All fives, or one four by chance of the text.
  private static Verdict fine(String answer) {
    var axis = Hash.choose(AXES, "fine", answer);
    boolean four = Hash.below(2, "four\0" + answer) == 0;
    return new Verdict(four ? Map.of(axis, 4) : Map.of(), List.of(), "");
  }

  private static List<String> axes(ChatRequest request) {
    var schema = request.schema();
    if (schema == null) {
      return AXES;
    }
    var named = new ArrayList<String>();
    schema.schema().at("/properties/scores/properties").fieldNames().forEachRemaining(named::add);
    return named.isEmpty() ? AXES : named;
  }
}
