package io.athanor.critique;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.llm.Prompt;
import io.athanor.record.Answer;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.testkit.Samples;
import org.junit.jupiter.api.Test;

class JudgementTest {

  @Test
  void showsTheJudgeAllThatBearsOnTheAnswerAndTheRubricAfterIt() {
    // Given
    var seed =
        Seed.newBuilder(Samples.seed("s1", "Who rules?", Kind.GENERAL))
            .setSystem("You are a herald.")
            .setContext("The queen rules the isle.")
            .setAnswer("The queen.")
            .build();

    // When
    var chat = Judgement.chat(Samples.answer(seed, "It says so.", "The queen does."));

    // Then
    assertThat(chat.user())
        .containsSubsequence(
            Prompt.block("persona", "You are a herald."),
            Prompt.block("passage", "The queen rules the isle."),
            Prompt.block("instruction", "Who rules?"),
            Prompt.block("reference", "The queen."),
            Prompt.block("reasoning", "It says so."),
            Prompt.block("answer", "The queen does."),
            "- instruction_following:",
            "- correctness:",
            "- completeness:",
            "- clarity:")
        .doesNotContain("{{");
  }

  @Test
  void leavesOutWhatIsNotThere() {
    // Given
    var whole = Samples.answer(Samples.seed("s1", "Who rules?", Kind.GENERAL), "x", "The queen.");
    var bare = Answer.newBuilder(whole).setReasoning(null).build();

    // When
    var chat = Judgement.chat(bare);

    // Then
    assertThat(chat.user())
        .startsWith(Prompt.block("instruction", "Who rules?"))
        .doesNotContainPattern("<(persona|passage|reference|reasoning)-");
  }

  @Test
  void namesInItsSchemaTheAxesThatTheRubricNames() {
    assertThat(Judgement.SHAPE.schema().at("/properties/scores/required"))
        .extracting(axis -> axis.asText())
        .containsExactly("instruction_following", "correctness", "completeness", "clarity");
    assertThat(Judgement.SHAPE.schema().at("/properties/scores/properties"))
        .allSatisfy(axis -> assertThat(axis.get("enum").toString()).isEqualTo("[1,2,3,4,5]"));
  }
}
