package io.athanor.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.rule.Rule;
import io.athanor.core.rule.Rule.Objection;
import io.athanor.llm.Prompt;
import io.athanor.llm.Reply;
import io.athanor.record.Instruction;
import io.athanor.record.Kind;
import io.athanor.testkit.Samples;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EliminationsTest {
  private static final String PARENT = "Explain how a tide comes about.";

  @Test
  void keepsAChildThatAsksForMore() {
    assertThat(eliminated("Explain how a tide comes about, and why there are two a day."))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {PARENT, "explain how a TIDE comes about", "How comes a tide about? Explain."})
  void eliminatesAChildWithTheVeryWordsOfItsParent(String child) {
    assertThat(eliminated(child)).contains("no_change");
  }

  @Test
  void eliminatesAGrandchildThatIsTheSeedsPromptAgain() {
    // Given
    var parent = instruction("Explain how an ebb comes about, with a drawing.");

    // When
    var objection = objection(parent, PARENT);

    // Then
    assertThat(objection.map(Objection::rule)).contains("no_change");
  }

  @ParameterizedTest
  @ValueSource(strings = {"I'm sorry, but I cannot do that.", "As an AI, I have no tides."})
  void eliminatesARefusal(String child) {
    assertThat(eliminated(child)).contains("refusal");
  }

  @Test
  void keepsAChildThatSpeaksOfBeingSorryAsItsParentDoes() {
    // Given
    var parent = instruction("Write a note that says sorry for a late parcel.");

    // When
    var objection = objection(parent, "Write a note that says sorry for a parcel lost at sea.");

    // Then
    assertThat(objection).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "…", "Who would it be for?"})
  void eliminatesAChildOfStopWordsAlone(String child) {
    assertThat(eliminated(child)).contains("only_stop_words");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#Rewritten Prompt#: explain spring tides.",
        "Answer the given prompt for neap tides.",
        "Here is the evolved instruction: explain spring tides."
      })
  void eliminatesAChildThatRepeatsThePrompt(String child) {
    assertThat(eliminated(child)).contains("leaked_prompt");
  }

  @Test
  void eliminatesAChildThatRepeatsADelimiter() {
    assertThat(eliminated(Prompt.block("instruction", "Explain spring tides.")))
        .contains("leaked_prompt");
  }

  @Test
  void eliminatesAChildThatIsAnEssay() {
    // Given
    var fits = PARENT + " " + "x".repeat(TooLong.MOST_ADDED - 1);

    // Then
    assertThat(eliminated(fits)).isEmpty();
    assertThat(eliminated(fits + "x")).contains("too_long");
  }

  private static Optional<String> eliminated(String child) {
    return objection(instruction(PARENT), child).map(Objection::rule);
  }

  private static Optional<Objection> objection(Instruction parent, String child) {
    var operator = Operators.weighted(Map.of()).choose(parent);
    var reply = new Reply("", null, Reply.Finish.STOP, "fake", Samples.usage());
    return Rule.first(Eliminations.RULES, Evolution.of(parent, operator, child, reply));
  }

  private static Instruction instruction(String text) {
    return Instruction.newBuilder(Samples.instruction(Samples.seed("s1", PARENT, Kind.GENERAL)))
        .setText(text)
        .build();
  }
}
