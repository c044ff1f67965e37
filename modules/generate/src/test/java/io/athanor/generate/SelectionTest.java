package io.athanor.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.Ids;
import io.athanor.core.Never;
import io.athanor.core.Outcome;
import io.athanor.core.Outcome.Pass;
import io.athanor.core.Outcome.Reject;
import io.athanor.generate.Questions.Question;
import io.athanor.record.Document;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
  private static final Document DOCUMENT = Documents.plain("…");
  private static final String PASSAGE =
      "Tides\n\nThe moon pulls the sea. Water evaporates when the sun warms it.";
  private static final String SOUND = "What does the moon do to the sea?";

  @Test
  void makesASeedThatCarriesPassageAnswerAndOrigin() {
    // When
    var outcome = select(question(SOUND, "It pulls the sea."));

    // Then
    assertThat(seeds(outcome))
        .containsExactly(
            Seed.newBuilder()
                .setId(Ids.question("d1", 0, SOUND))
                .setPrompt(SOUND)
                .setKind(Kind.GENERAL)
                .setContext(PASSAGE)
                .setAnswer("It pulls the sea.")
                .setCases(List.of())
                .setTags(List.of("document:Tides", "question:factual", "uri:file:tides.md"))
                .build());
  }

  @Test
  void dropsAQuestionThatWasAskedBeforeInTheSameWords() {
    // When
    var outcome =
        select(
            question(SOUND, "It pulls the sea."),
            question("what does the moon do, to the sea", "Pulls the sea."));

    // Then
    assertThat(seeds(outcome)).extracting(Seed::getPrompt).containsExactly(SOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Why?",
        "Explain the following about the sea:",
        "What does figure 3 say of the sea?",
        "As mentioned above, what pulls the sea?",
        "What did the previous section say of the moon?",
        "Who won the football match yesterday?"
      })
  void dropsAQuestionThatCannotBeAnsweredFromItsPassage(String text) {
    // When
    var outcome = select(question(text, "It pulls the sea."), question(SOUND, "It pulls the sea."));

    // Then
    assertThat(seeds(outcome)).extracting(Seed::getPrompt).containsExactly(SOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" ", "Nobody knows exactly, whichever theory scientists prefer nowadays."})
  void dropsAQuestionWhoseAnswerIsNotFromThePassage(String answer) {
    // When
    var outcome = select(question(SOUND, answer), question(SOUND, "It pulls the sea."));

    // Then
    assertThat(seeds(outcome)).extracting(Seed::getAnswer).hasSize(1);
  }

  @Test
  void takesAnotherFormOfAWordForTheSameWord() {
    // When
    var outcome = select(question("What causes evaporation?", "The sun's warmth."));

    // Then
    assertThat(seeds(outcome)).hasSize(1);
  }

  @Test
  void rejectsTheDocumentAndSaysWhyWhereNoQuestionIsUsable() {
    // When
    var reject = rejected(select(question("Why?", "So."), question(SOUND, "")));

    // Then
    assertThat(reject.rule()).isEqualTo("no_question");
    assertThat(reject.reason()).isEqualTo("none of 2 questions is usable: 2 incomplete");
    assertThat(reject.record()).isSameAs(DOCUMENT);
  }

  @Test
  void rejectsTheDocumentThatNothingWasAskedAbout() {
    assertThat(rejected(select()).reason()).isEqualTo("the model asked nothing about it");
  }

  private static Question question(String text, String answer) {
    return new Question("factual", text, answer);
  }

  private static Outcome<Seed, Never> select(Question... questions) {
    return Selection.outcome(
        DOCUMENT, Arrays.stream(questions).map(one -> new Candidate(0, PASSAGE, one)).toList());
  }

  private static List<Seed> seeds(Outcome<Seed, Never> outcome) {
    return outcome.parts().stream().map(part -> ((Pass<Seed, Never>) part).output()).toList();
  }

  private static Reject<Seed, Never> rejected(Outcome<Seed, Never> outcome) {
    assertThat(outcome.parts()).hasSize(1);
    return (Reject<Seed, Never>) outcome.parts().getFirst();
  }
}
