package io.athanor.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.core.Ids;
import io.athanor.core.Outcome;
import io.athanor.core.Outcome.Reject;
import io.athanor.core.Outcome.SendBack;
import io.athanor.core.Rounds;
import io.athanor.core.TryAgainLater;
import io.athanor.llm.Reply;
import io.athanor.llm.Reply.Finish;
import io.athanor.record.Answer;
import io.athanor.record.Assignment;
import io.athanor.record.Attempt;
import io.athanor.record.Kind;
import io.athanor.testkit.FakeModel;
import io.athanor.testkit.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeachStageTest {
  private static final Assignment ASSIGNMENT =
      Samples.assignment(Samples.seed("s1", "How many legs has a spider?", Kind.GENERAL));
  private static final Rounds ONE = new Rounds(1);

  @Test
  void passesTheAnswerWithItsReasoningApart() throws Exception {
    // Given
    var model = FakeModel.saying("### Reasoning\nAn arachnid.\n### Final answer\nEight.");

    // When
    var outcome = new TeachStage(model, TeachSettings.DEFAULT).apply(ASSIGNMENT);

    // Then
    assertThat(outcome)
        .isEqualTo(
            Outcome.pass(
                new Answer("An arachnid.", "Eight.", "fake", Samples.usage(), ASSIGNMENT)));
  }

  @Test
  void asksForFreeText() throws Exception {
    // Given
    var model = FakeModel.saying("Eight.");

    // When
    new TeachStage(model, TeachSettings.DEFAULT).apply(ASSIGNMENT);

    // Then
    assertThat(model.asked()).singleElement().matches(chat -> chat.wanted().isEmpty());
  }

  @Test
  void sendsATruncatedAnswerBackToBeBriefer() {
    // When
    var outcome = TeachStage.decide(ASSIGNMENT, reply("Eight legs, of wh", Finish.LENGTH), ONE);

    // Then
    var attempt = new Attempt("teach", "Eight legs, of wh", TeachStage.BE_BRIEFER, Samples.usage());
    assertThat(outcome.parts())
        .containsExactly(
            new SendBack<>(
                new Assignment(
                    Ids.assignment("s1", 1), 1, List.of(attempt), ASSIGNMENT.getInstruction())));
  }

  @Test
  void sendsAReplyBackThatWasCutBeforeItsAnswerBegan() {
    // When
    var outcome = TeachStage.decide(ASSIGNMENT, reply("<think>Well", Finish.LENGTH), ONE);

    // Then
    assertThat(outcome.parts()).singleElement().isInstanceOf(SendBack.class);
  }

  @Test
  void rejectsAnAnswerThatIsStillTruncatedWhenTheRoundsAreUsedUp() {
    // When
    var outcome = TeachStage.decide(ASSIGNMENT, reply("Eight le", Finish.LENGTH), new Rounds(0));

    // Then
    assertThat(rejected(outcome)).isEqualTo("truncated");
  }

  @Test
  void rejectsWhatTheEndpointWithholds() {
    // When
    var outcome = TeachStage.decide(ASSIGNMENT, reply("", Finish.CONTENT_FILTER), ONE);

    // Then
    assertThat(rejected(outcome)).isEqualTo("content_filter");
  }

  @Test
  void triesAgainLaterWhereTheReplyHoldsNoAnswer() {
    assertThatThrownBy(
            () -> TeachStage.decide(ASSIGNMENT, reply("<think>Eight.</think>", Finish.STOP), ONE))
        .isInstanceOfSatisfying(
            TryAgainLater.class,
            later -> assertThat(later.about()).isEqualTo(TryAgainLater.About.RECORD));
  }

  private static Reply reply(String text, Finish finish) {
    return new Reply(text, null, finish, "fake", Samples.usage());
  }

  private static String rejected(Outcome<Answer, Assignment> outcome) {
    assertThat(outcome.parts()).hasSize(1);
    return ((Reject<?, ?>) outcome.parts().getFirst()).rule();
  }
}
