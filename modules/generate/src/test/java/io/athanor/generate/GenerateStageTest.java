package io.athanor.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.core.Outcome.Pass;
import io.athanor.core.Outcome.Reject;
import io.athanor.core.TryAgainLater;
import io.athanor.llm.Prompt;
import io.athanor.record.Document;
import io.athanor.record.Seed;
import io.athanor.testkit.FakeModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerateStageTest {
  private static final GenerateSettings SMALL =
      new GenerateSettings(3, 6, List.of(new QuestionKind("factual", "a fact")));
  private static final Document TWO_PASSAGES =
      Documents.markdown("The moon pulls the sea.\n\n## Ebb\n\nThen the water falls.");

  @Test
  void asksOnceAboutEachPassageAndPassesTheSeedsInTheirOrder() throws Exception {
    // Given
    var model =
        FakeModel.saying(
            questions("What pulls the sea?", "The moon."),
            questions("What does the water do?", "The water falls."));

    // When
    var outcome = new GenerateStage(model, SMALL).apply(TWO_PASSAGES);

    // Then
    assertThat(outcome.parts())
        .extracting(part -> ((Pass<?, ?>) part).output())
        .extracting(seed -> ((Seed) seed).getPrompt())
        .containsExactly("What pulls the sea?", "What does the water do?");
    assertThat(model.asked()).hasSize(2);
    assertThat(model.asked().getLast().user())
        .contains(Prompt.block("passage", "Tides > Ebb\n\nThen the water falls."))
        .contains("- factual: a fact")
        .doesNotContain("{{");
  }

  @Test
  void rejectsADocumentWithoutText() throws Exception {
    // Given
    var model = FakeModel.saying();

    // When
    var outcome = new GenerateStage(model, SMALL).apply(Documents.html("<nav>Home</nav>"));

    // Then
    assertThat(outcome.parts())
        .singleElement()
        .isInstanceOfSatisfying(
            Reject.class, reject -> assertThat(reject.rule()).isEqualTo("empty_document"));
  }

  @Test
  void triesTheWholeDocumentAgainWhereOneReplyIsOfNoUse() {
    // Given
    var model = FakeModel.saying(questions("What pulls the sea?", "The moon."), "<html>", "<html>");

    // Then
    assertThatThrownBy(() -> new GenerateStage(model, SMALL).apply(TWO_PASSAGES))
        .isInstanceOf(TryAgainLater.class);
  }

  @Test
  void refusesSettingsThatCannotWork() {
    assertThatThrownBy(() -> new GenerateSettings(200, 300, SMALL.kinds()))
        .hasMessageContaining("at least twice as much, got 200 and 300");
    assertThatThrownBy(() -> new GenerateSettings(200, 400, List.of()))
        .hasMessageContaining("at least one question kind");
    assertThatThrownBy(() -> new QuestionKind("Fact", "a fact")).hasMessageContaining("snake_case");
    assertThatThrownBy(() -> new QuestionKind("fact", " "))
        .hasMessageContaining("needs a sentence");
  }

  private static String questions(String question, String answer) {
    return """
    {"questions": [{"kind": "factual", "question": "%s", "answer": "%s"}]}
    """
        .formatted(question, answer);
  }
}
