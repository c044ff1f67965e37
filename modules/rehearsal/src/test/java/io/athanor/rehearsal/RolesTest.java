package io.athanor.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the model says as evolver, questioner, judge and teacher, beyond what it knows by heart.
class RolesTest {
  private static final List<String> OPERATORS =
      List.of(
          "Add one or two requirements that the answer must meet.",
          "Ask for more depth on the same subject.",
          "Replace what is general by what is specific.",
          "Change it so that several steps are needed.",
          "Give it material to work on.",
          "Invent a new instruction of the same field.");
  private static final String PASSAGE =
      """
      Tide mills > The pond

      A dam is built across the mouth of a creek. The gates in the dam open inwards only, because the
      flood has to push them. When the tide turns, the water in the pond presses the gates shut. The
      miller waits for two or three hours until the ebb has uncovered the wheel.\
      """;

  @Test
  void evolvesEveryExampleUnlessItIsOneOfTheFewThatFail() {
    var failures = new TreeSet<String>();
    for (var example : Example.all()) {
      for (var operator : OPERATORS) {
        // When
        String child = Asking.evolved(example.instruction(), operator);

        // Then
        String lower = child.toLowerCase(Locale.ROOT);
        if (child.equals(example.instruction())) {
          failures.add("unchanged");
        } else if (lower.contains("sorry")) {
          failures.add("refused");
        } else if (lower.contains("rewritten prompt")) {
          failures.add("leaked");
        } else {
          assertThat(child.split("\\s+")).as(example.id()).hasSizeGreaterThan(8);
          boolean invents = operator.startsWith("Invent");
          assertThat(child.contains(example.instruction())).as(child).isEqualTo(!invents);
        }
      }
    }
    assertThat(failures).containsExactly("leaked", "refused", "unchanged");
  }

  @Test
  void addsSomethingElseInEachGeneration() {
    // Given
    String text = Example.named("math-cyclists").instruction();

    // When
    for (int generation = 0; generation < 6; generation++) {
      String child = Asking.evolved(text, "Add a constraint.");
      assertThat(child).isNotEqualTo(text).startsWith(text);
      text = child;
    }
  }

  @Test
  void theTeacherMeetsWhatEvolutionHasAdded() {
    // Given
    var example = Example.named("math-cyclists");
    String child = Asking.evolved(example.instruction(), "Add a constraint.");

    // When
    String answer = Asking.finalAnswer(Asking.taught(child, 0));

    // Then
    String known = Asking.finalAnswer(Asking.taught(example.instruction(), 0));
    assertThat(answer).hasSizeGreaterThan(known.length() + 20).endsWith("\n\nAnswer: 2");
    assertThat(answer).startsWith(known.replace("\n\nAnswer: 2", ""));
  }

  @Test
  void anUnknownInstructionIsAnsweredTheSameWayOnceItHasEvolved() {
    // Given
    String unknown = "How do I choose a good umbrella for a windy coast?";
    String child = Asking.evolved(unknown, "Add a constraint.");

    // When
    String answer = Asking.finalAnswer(Asking.taught(child, 0));

    // Then
    String before = Asking.finalAnswer(Asking.taught(unknown, 0));
    assertThat(answer).startsWith(before).hasSizeGreaterThan(before.length() + 20);
  }

  @Test
  void theTeacherAnswersWhatItDoesNotKnowInFormAndLength() {
    String general = Asking.finalAnswer(Asking.taught("How do I choose a good umbrella?", 0));
    String code =
        Asking.finalAnswer(Asking.taught("Write a Python function shout(text, times).", 0));
    String math = Asking.finalAnswer(Asking.taught("How much is 3 boxes at 4 euros, in euros?", 0));

    assertThat(Words.count(general)).isGreaterThanOrEqualTo(60);
    assertThat(general).contains("umbrella");
    assertThat(code).startsWith("```python\ndef shout(text, times):\n").contains("\n```");
    assertThat(math.lines().toList().getLast()).startsWith("Answer: ");
  }

  @Test
  void theTeacherRestsOnThePassageWhereThereIsOne() {
    var said =
        Asking.said(
            Asking.body(
                "",
                Asking.block("passage", PASSAGE)
                    + Asking.block("instruction", "Why do the gates open inwards only?")));

    assertThat(Asking.finalAnswer(said))
        .contains("because the flood has to push them.")
        .doesNotContain("Tide mills >");
  }

  @Test
  void questionsAreOfSeveralKindsAndTheirAnswersStandInThePassage() throws Exception {
    try (var documents = Files.list(Example.FOLDER.resolve("documents"))) {
      for (var document : documents.sorted().toList()) {
        // Given
        String passage = Files.readString(document).replaceAll("<[^>]+>", " ");

        // When
        var questions = questions(passage);

        // Then
        assertThat(questions.size()).isBetween(2, 4);
        assertThat(Set.copyOf(questions.findValuesAsText("kind"))).hasSizeGreaterThanOrEqualTo(3);
        assertThat(questions.findValuesAsText("question")).doesNotHaveDuplicates();
        var text = Words.normalised(passage);
        for (var question : questions) {
          for (var sentence : question.path("answer").asText().split("(?<=[.!?]) ")) {
            assertThat(text).contains(sentence);
          }
        }
      }
    }
  }

  @Test
  void aPassageWithoutAWholeSentenceHasFewOrNoQuestions() {
    assertThat(questions("")).isEmpty();
    assertThat(questions("opening hours 10 to 17")).hasSize(1);
  }

  @Test
  void theJudgeKnowsWeakAnswersAndIsContentOnceTheyAreMended() {
    // Given
    var example = Example.named("general-four-day-week");
    String weak = Asking.finalAnswer(Asking.taught(example.instruction(), 0));
    String mended = Asking.finalAnswer(Asking.taught(example.instruction(), 1));

    // When
    var first = Asking.judged(example.instruction(), weak);
    var second = Asking.judged(example.instruction(), mended);

    // Then
    assertThat(Asking.mean(first)).isLessThan(3);
    assertThat(first.path("findings").size()).isPositive();
    assertThat(first.path("feedback").asText()).contains("three arguments");
    assertThat(Asking.mean(second)).isGreaterThanOrEqualTo(4.5);
    assertThat(second.path("feedback").asText()).isEmpty();
  }

  @Test
  void theJudgeOverlooksAWrongResultOnlyWhereACheckFollows() {
    // Given
    String instruction = Example.named("math-two-pumps").instruction();
    String child = Asking.evolved(instruction, "Add a constraint.");

    // When
    var original = Asking.judged(instruction, Asking.finalAnswer(Asking.taught(instruction, 0)));
    var evolved = Asking.judged(child, Asking.finalAnswer(Asking.taught(child, 0)));
    var mended = Asking.judged(child, Asking.finalAnswer(Asking.taught(child, 1)));

    // Then
    assertThat(original.at("/scores/correctness").asInt()).isGreaterThanOrEqualTo(4);
    assertThat(evolved.at("/scores/correctness").asInt()).isEqualTo(2);
    assertThat(mended.at("/scores/correctness").asInt()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void theJudgeFailsEmptyShortDecliningAndStrayAnswersAndSaysWhy() {
    String asked = "Describe the daily work of a lighthouse keeper in winter.";
    for (var answer :
        List.of(
            "",
            "It is hard.",
            "I'm sorry, but I can't help with that.",
            "Chocolate melts at body temperature, which is why cooks temper it on cold marble.")) {
      var judgement = Asking.judged(asked, answer);

      assertThat(Asking.mean(judgement)).as(answer).isLessThan(3);
      assertThat(judgement.path("feedback").asText()).as(answer).isNotBlank();
    }
    assertThat(
            Asking.mean(
                Asking.judged(
                    asked,
                    "In winter the keeper clears ice from the glass, trims the lamp at dusk and"
                        + " notes the weather every four hours through the night.")))
        .isGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          What is 6 * 7?             | Six rows of seven make 42 of them in all.   | 5
          What is 6 * 7?             | Six rows of seven make 48 of them in all.   | 2
          How much is 1200 + 34?     | Both numbers added up give exactly 1,234.   | 5
          Compute 5 - 9.             | Answer: -4                                  | 5
          Compute 5 - 9.             | Answer: 4                                   | 2
          How many legs have 3 dogs? | Let us think about it step by step, slowly: | 2
          How many legs have 3 dogs? | Three dogs of four legs each have 12 legs.  | 5
          """,
      delimiter = '|')
  void theJudgeWorksOutASumAndWantsAResult(String asked, String answer, int most) {
    assertThat(Asking.judged(asked, answer).at("/scores/correctness").asInt())
        .as(answer)
        .isBetween(most - 1, most);
  }

  @Test
  void theJudgeIsContentWithWhatTheTeacherImprovises() {
    for (var asked :
        List.of(
            "How do I choose a good umbrella?",
            "Write a Python function shout(text, times).",
            "How much is 3 boxes at 4 euros, in euros?")) {
      String answer = Asking.finalAnswer(Asking.taught(asked, 0));
      assertThat(Asking.mean(Asking.judged(asked, answer))).as(answer).isGreaterThanOrEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json_object with schema", "json_object", "prompt alone"})
  void theRoleIsKnownByTheSchemasMembersWhereItsNameCannotBeSent(String way) {
    // Given
    String user =
        Asking.block("instruction", "Name a colour.")
            + Asking.block("answer", "Green is a colour, and so are amber and a warm grey.");
    String words = "Reply with JSON valid against this JSON Schema:\n" + Asking.CRITIQUE;
    var body =
        switch (way) {
          case "json_object with schema" -> Asking.body("You are a judge.", user);
          default -> Asking.body("You are a {strict} judge.\n\n" + words, user);
        };
    if (way.startsWith("json_object")) {
      body.putObject("response_format").put("type", "json_object");
    }
    if (way.equals("json_object with schema")) {
      body.withObject("/response_format").set("schema", Asking.json(Asking.CRITIQUE));
    }

    // When
    var reply = Asking.json(Asking.said(body).content());

    // Then
    assertThat(reply.at("/scores/correctness").asInt()).isGreaterThanOrEqualTo(4);
  }

  private static com.fasterxml.jackson.databind.JsonNode questions(String passage) {
    return Asking.json(
            Asking.said(
                    Asking.body(
                        "", Asking.block("passage", passage), "questions", Asking.QUESTIONS))
                .content())
        .path("questions");
  }
}
