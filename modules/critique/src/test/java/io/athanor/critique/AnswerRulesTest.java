package io.athanor.critique;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.rule.Rule;
import io.athanor.core.rule.Rule.Objection;
import io.athanor.llm.Prompt;
import io.athanor.record.Answer;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.testkit.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerRulesTest {
  private static final String CODE = "```python\ndef twice(n):\n    return 2 * n\n```";
  private static final Seed GENERAL = Samples.seed("s1", "Tell me about tides.", Kind.GENERAL);
  private static final Seed CODING = Samples.seed("s1", "Double a number.", Kind.CODE);
  private static final Seed MATH = Samples.seed("s1", "What is 6 times 7?", Kind.MATH);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The moon pulls the sea, and so it rises.",
        "月球的引力使海水上涨。",
        "- flood\n- ebb\n- slack water",
        "It rises twice a day"
      })
  void letsSoundProsePass(String text) {
    assertThat(objection(GENERAL, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CODE,
        "Use this:\n\n```\nprint(input())\n```\nIt echoes.",
        "n = int(input())\nprint(2 * n)",
        "```python\nprint('Sorry, try again.')\n```"
      })
  void letsCodePass(String text) {
    assertThat(objection(CODING, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Six sevens.\nAnswer: 42",
        "Six sevens.\n**Answer:** x = y",
        "So it is $\\boxed{42}$, as claimed.",
        "6 · 7 = 42",
        "42"
      })
  void letsASolutionWithAValuePass(String text) {
    assertThat(objection(MATH, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "…", "It is what it is."})
  void objectsToStopWordsAlone(String text) {
    assertThat(rule(GENERAL, text)).contains("only_stop_words");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"I'm sorry, I know nothing of tides.", "As an AI I have no opinion on tides."})
  void objectsToARefusal(String text) {
    assertThat(rule(GENERAL, text)).contains("refusal");
  }

  @Test
  void letsAnAnswerBeSorryWhereTheInstructionIsAboutThat() {
    // Given
    var seed = Samples.seed("s1", "Write a short apology for a late parcel.", Kind.GENERAL);

    // Then
    assertThat(objection(seed, "We are sorry that your parcel came late.")).isEmpty();
  }

  @Test
  void objectsToProseOfAWordOrTwo() {
    assertThat(rule(GENERAL, "Gravity, mostly.")).contains("too_short");
  }

  @ParameterizedTest
  @CsvSource({"Answer in one word: what makes tides?", "Yes or no: does the moon make tides?"})
  void letsAShortAnswerPassWhereThatIsAskedFor(String prompt) {
    assertThat(objection(Samples.seed("s1", prompt, Kind.GENERAL), "Gravity.")).isEmpty();
  }

  @Test
  void letsAShortAnswerPassWhereTheReferenceAnswerIsAsShort() {
    // Given
    var seed = Seed.newBuilder(GENERAL).setAnswer("The moon").build();

    // Then
    assertThat(objection(seed, "Gravity.")).isEmpty();
  }

  @Test
  void objectsToASolutionWithoutCode() {
    assertThat(rule(CODING, "Just multiply the number by two, and print it.")).contains("no_code");
  }

  @Test
  void objectsToASolutionWithoutAValue() {
    assertThat(rule(MATH, "Multiply 6 by 7.\nThat is the solution.")).contains("no_final_value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```python\nprint(1)",
        "The moon pulls,",
        "It is caused by the",
        "The sea (",
        "It rises because ",
        "or"
      })
  void objectsToWhatPlainlyStopsBeforeItsEnd(String text) {
    assertThat(Rule.first(List.of(new Truncated()), text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```\na,\n```",
        "The choice is A",
        "nothing to look forward to",
        "Nobody knows whether itbecause",
        "The sea, the moon",
        "Ends here. ",
        "x~~~y"
      })
  void doesNotTakeAMissingFullStopForATornText(String text) {
    assertThat(new Truncated().objection(text)).isEmpty();
  }

  @Test
  void objectsToAHeadingOrADelimiterOfThePrompt() {
    assertThat(rule(GENERAL, "The moon does it.\n### Final answer\nThe moon."))
        .contains("leaked_prompt");
    assertThat(rule(GENERAL, "As I said:\n" + Prompt.block("attempt", "The moon does it.")))
        .contains("leaked_prompt");
  }

  @Test
  void objectsToAThinkTagOutsideCode() {
    assertThat(rule(GENERAL, "The moon </think> pulls the sea.")).contains("think_tag");
    assertThat(objection(GENERAL, "Models write `<think>` when they think.")).isEmpty();
    assertThat(objection(GENERAL, "Models write this:\n```\n<think>\n```\nThen they answer."))
        .isEmpty();
  }

  @Test
  void looksAtTheReasoningToo() {
    // Given
    var answer = Samples.answer(GENERAL, "Let me see. <think> The moon.", "The moon does it.");

    // When
    var objection = Rule.first(AnswerRules.all(3), answer);

    // Then
    assertThat(objection)
        .hasValueSatisfying(found -> {
          assertThat(found.rule()).isEqualTo("think_tag");
          assertThat(found.reason()).startsWith("the reasoning: ");
        });
  }

  @Test
  void letsAnAnswerWithoutReasoningPass() {
    // Given
    var answer =
        Answer.newBuilder(Samples.answer(GENERAL, "x", "The moon does it."))
            .setReasoning(null)
            .build();

    // Then
    assertThat(Rule.first(AnswerRules.all(3), answer)).isEmpty();
  }

  private static Optional<String> rule(Seed seed, String text) {
    return objection(seed, text).map(Objection::rule);
  }

  private static Optional<Objection> objection(Seed seed, String text) {
    return Rule.first(AnswerRules.all(3), Samples.answer(seed, "Think of it.", text));
  }
}
