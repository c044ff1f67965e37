package io.athanor.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.record.Answer;
import io.athanor.record.Assignment;
import io.athanor.record.Attempt;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final Attempt EARLIER =
      new Attempt("critique", "So.", "Say why.", Records.calls(2));

  @Test
  void sendsAnAnswerBackWithWhatWasLearnt() {
    // Given
    var answer = Records.answer(Records.seed("s1"), "i1", "Because.", EARLIER);

    // When
    var again = new Rounds(2).again(answer, "verify", "It fails.", Records.calls(3));

    // Then
    assertThat(again)
        .hasValueSatisfying(assignment -> {
          assertThat(assignment.getRound()).isEqualTo(2);
          assertThat(assignment.getId()).isEqualTo(Ids.assignment("i1", 2));
          assertThat(assignment.getInstruction())
              .isEqualTo(answer.getAssignment().getInstruction());
          assertThat(assignment.getAttempts())
              .containsExactly(
                  EARLIER, new Attempt("verify", "Because.", "It fails.", Records.calls(4)));
        });
  }

  @Test
  void sendsNothingBackWhenTheRoundsAreUsedUp() {
    // Given
    var answer = Records.answer(Records.seed("s1"), "i1", "Because.", EARLIER);

    // Then
    assertThat(new Rounds(1).again(answer, "verify", "It fails.", Records.calls(0))).isEmpty();
    assertThat(new Rounds(0).again(round(answer, 0), "verify", "No.", Records.calls(0))).isEmpty();
  }

  @Test
  void cutsWhatIsLongWithoutSplittingACharacter() {
    // Given
    var text = "x".repeat(Rounds.MOST_BYTES - 1) + "é and more";

    // When
    var cut = Rounds.cut(text);

    // Then
    assertThat(cut).isEqualTo("x".repeat(Rounds.MOST_BYTES - 1));
    assertThat(Rounds.cut("ü".repeat(Rounds.MOST_BYTES)).getBytes(StandardCharsets.UTF_8))
        .hasSize(Rounds.MOST_BYTES);
    assertThat(Rounds.cut("short")).isEqualTo("short");
  }

  @Test
  void refusesToCountBelowZero() {
    assertThatThrownBy(() -> new Rounds(-1)).hasMessage("rounds must be 0 or more, got -1");
  }

  private static Answer round(Answer answer, int round) {
    return Answer.newBuilder(answer)
        .setAssignment(Assignment.newBuilder(answer.getAssignment()).setRound(round).build())
        .build();
  }
}
