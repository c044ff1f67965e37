package io.athanor.critique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.core.Lineage;
import io.athanor.core.Outcome;
import io.athanor.core.Outcome.Pass;
import io.athanor.core.Outcome.Reject;
import io.athanor.core.Outcome.SendBack;
import io.athanor.core.Rounds;
import io.athanor.core.TryAgainLater;
import io.athanor.record.Answer;
import io.athanor.record.Assignment;
import io.athanor.record.Critique;
import io.athanor.record.Kind;
import io.athanor.testkit.FakeModel;
import io.athanor.testkit.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CritiqueStageTest {
  private static final Answer SOUND =
      Samples.answer(
          Samples.seed("s1", "How many legs has a spider?", Kind.GENERAL),
          "A spider is an arachnid.",
          "A spider has eight legs.");
  private static final Answer REFUSAL =
      Answer.newBuilder(SOUND).setText("Sorry, I do not talk about spiders.").build();

  @Test
  void passesAnAnswerThatTheJudgeFindsGood() throws Exception {
    // When
    var outcome = critique(FakeModel.saying(scores(5, 4, 4, 5)), SOUND, 3);

    // Then
    assertThat(outcome.parts())
        .containsExactly(
            new Pass<>(
                new Critique(
                    Map.of(
                        "instruction_following", 5,
                        "correctness", 4,
                        "completeness", 4,
                        "clarity", 5),
                    List.of("No source."),
                    "fake",
                    Samples.usage(),
                    SOUND)));
  }

  @Test
  void passesAnAnswerThatReachesBothMinimaExactly() throws Exception {
    assertThat(critique(FakeModel.saying(scores(3, 3, 4, 4)), SOUND, 3).parts().getFirst())
        .isInstanceOf(Pass.class);
  }

  @Test
  void sendsBackAnAnswerWithOneAxisBelowTheMinimum() throws Exception {
    // When
    var again = sentBack(critique(FakeModel.saying(scores(5, 2, 5, 5)), SOUND, 3));

    // Then
    assertThat(again.getRound()).isEqualTo(1);
    var attempt = again.getAttempts().getFirst();
    assertThat(attempt.getStage()).isEqualTo("critique");
    assertThat(attempt.getAnswer()).isEqualTo(SOUND.getText());
    assertThat(attempt.getFeedback())
        .contains("correctness 2")
        .contains("Name the source.")
        .contains("- No source.");
  }

  @Test
  void sendsBackAnAnswerWhoseMeanIsBelowTheMinimum() throws Exception {
    assertThat(sentBack(critique(FakeModel.saying(scores(3, 3, 3, 4)), SOUND, 3)).getRound())
        .isEqualTo(1);
  }

  @Test
  void chargesTheAttemptWithTheJudging() throws Exception {
    // When
    var again = sentBack(critique(FakeModel.saying(scores(1, 1, 1, 1)), SOUND, 3));

    // Then
    assertThat(again.getAttempts().getFirst().getUsage())
        .isEqualTo(Lineage.sum(List.of(SOUND.getUsage(), Samples.usage())));
  }

  @Test
  void rejectsAnAnswerThatScoresBelowTheMinimumWhenTheRoundsAreUsedUp() throws Exception {
    // When
    var reject = rejected(critique(FakeModel.saying(scores(1, 2, 3, 4)), SOUND, 0));

    // Then
    assertThat(reject.rule()).isEqualTo("judge_score");
    assertThat(reject.reason()).contains("correctness 2").contains("mean 2.50");
    assertThat(reject.record())
        .isInstanceOfSatisfying(
            Critique.class, critique -> assertThat(critique.getAnswer()).isEqualTo(SOUND));
  }

  @Test
  void sendsBackWhatARuleObjectsToWithoutAskingTheJudge() throws Exception {
    // Given
    var judge = FakeModel.saying();

    // When
    var again = sentBack(critique(judge, REFUSAL, 3));

    // Then
    assertThat(again.getAttempts().getFirst().getFeedback()).contains("declines");
    assertThat(again.getAttempts().getFirst().getUsage()).isEqualTo(REFUSAL.getUsage());
    assertThat(judge.asked()).isEmpty();
  }

  @Test
  void rejectsUnderTheNameOfTheRuleWhenTheRoundsAreUsedUp() throws Exception {
    // When
    var reject = rejected(critique(FakeModel.saying(), REFUSAL, 0));

    // Then
    assertThat(reject.rule()).isEqualTo("refusal");
    assertThat(reject.record()).isEqualTo(REFUSAL);
  }

  @Test
  void triesAgainLaterWhereTheJudgeGivesNoScores() {
    // Given
    var judge = FakeModel.saying("A fine answer.", "A fine answer.");

    // Then
    assertThatThrownBy(() -> critique(judge, SOUND, 3)).isInstanceOf(TryAgainLater.class);
  }

  @Test
  void triesAgainLaterWhereAScoreIsOffTheScale() {
    // Given
    var judge = FakeModel.saying(scores(5, 6, 5, 5), scores(5, 0, 5, 5));

    // Then
    assertThatThrownBy(() -> critique(judge, SOUND, 3)).isInstanceOf(TryAgainLater.class);
  }

  @Test
  void refusesMinimaOutsideTheScale() {
    assertThatThrownBy(() -> new CritiqueSettings(Rounds.DEFAULT, 6, 3.5, 3, 0))
        .hasMessageContaining("minAxis must be from 1 to 5, got 6");
    assertThatThrownBy(() -> new CritiqueSettings(Rounds.DEFAULT, 3, Double.NaN, 3, 0))
        .hasMessageContaining("minMean must be from 1 to 5, got NaN");
    assertThatThrownBy(() -> new CritiqueSettings(Rounds.DEFAULT, 3, 3.5, -1, 0))
        .hasMessageContaining("minWords must be 0 or more, got -1");
  }

  private static Outcome<Critique, Assignment> critique(FakeModel judge, Answer answer, int rounds)
      throws InterruptedException {
    return new CritiqueStage(judge, new CritiqueSettings(new Rounds(rounds), 3, 3.5, 3, 0), _ -> {})
        .apply(answer);
  }

  private static String scores(int following, int correctness, int completeness, int clarity) {
    return """
    {"scores": {"instruction_following": %d, "correctness": %d, "completeness": %d, "clarity": %d},
     "findings": ["No source."], "feedback": "Name the source."}
    """
        .formatted(following, correctness, completeness, clarity);
  }

  private static Assignment sentBack(Outcome<Critique, Assignment> outcome) {
    assertThat(outcome.parts()).hasSize(1);
    return ((SendBack<Critique, Assignment>) outcome.parts().getFirst()).again();
  }

  private static Reject<Critique, Assignment> rejected(Outcome<Critique, Assignment> outcome) {
    assertThat(outcome.parts()).hasSize(1);
    return (Reject<Critique, Assignment>) outcome.parts().getFirst();
  }
}
