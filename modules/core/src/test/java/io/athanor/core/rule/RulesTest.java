package io.athanor.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'm sorry, I cannot.",
        "I can’t help with that.",
        "As an AI, no.",
        " i must decline."
      })
  void takesAShortApologyForARefusal(String text) {
    assertThat(new Refusal().objection(text)).isPresent();
  }

  @Test
  void letsEightyWordsBeSorry() {
    assertThat(new Refusal().objection("sorry ".repeat(79))).isPresent();
    assertThat(new Refusal().objection("sorry ".repeat(80))).isEmpty();
  }

  @Test
  void doesNotTakeWordsThatOnlyLookLikeARefusalForOne() {
    assertThat(new Refusal().objection("He was unsorryable.")).isEmpty();
    assertThat(new Refusal().objection("As an aid to memory, write it down.")).isEmpty();
  }

  @Test
  void objectsToPunctuationAndStopWordsAlone() {
    assertThat(new OnlyStopWords().objection("To … the; of, and?")).isPresent();
    assertThat(new OnlyStopWords().objection("To the sea")).isEmpty();
  }

  @Test
  void objectsToPhrasesOfThePromptInAnyCase() {
    // Given
    var rule = new LeakedPrompt(List.of("Given Prompt"));

    // Then
    assertThat(rule.objection("The GIVEN prompt says so."))
        .hasValueSatisfying(reason -> assertThat(reason).contains("\"given prompt\""));
    assertThat(rule.objection("Given a prompt reply.")).isEmpty();
  }

  @Test
  void objectsToADelimiterOfABlock() {
    // Given
    var rule = new LeakedPrompt(List.of());

    // Then
    assertThat(rule.objection("</entry_point-0123abcd>")).isPresent();
    assertThat(rule.objection("<entry-point> <x-1>")).isEmpty();
  }

  @Test
  void givesTheFirstObjectionWithTheNameOfItsRule() {
    // When
    var objection = Rule.first(List.of(new Refusal(), new OnlyStopWords()), "it is");

    // Then
    assertThat(objection.map(Rule.Objection::rule)).contains("only_stop_words");
  }
}
