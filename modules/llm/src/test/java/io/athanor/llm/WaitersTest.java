package io.athanor.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WaitersTest {
  private static final int QUESTIONER = 0;
  private static final int EVOLVER = 1;
  private static final int TEACHER = 2;
  private static final int JUDGE = 3;
  private static final boolean FIRST = false;
  private static final boolean REPEAT = true;

  private final Waiters<String> waiters = new Waiters<>(4);

  @Test
  void servesLaterStagesFirstAndEachInTheOrderItsCallersCame() {
    // Given
    waiters.add(QUESTIONER, FIRST, "questioner 1");
    waiters.add(TEACHER, FIRST, "teacher 1");
    waiters.add(JUDGE, FIRST, "judge 1");
    waiters.add(EVOLVER, FIRST, "evolver 1");
    waiters.add(TEACHER, FIRST, "teacher 2");
    waiters.add(JUDGE, FIRST, "judge 2");

    // When
    var order = new ArrayList<String>();
    for (int stage : List.of(JUDGE, JUDGE, TEACHER, TEACHER, EVOLVER, QUESTIONER)) {
      var next = Objects.requireNonNull(waiters.next(true));
      order.add(next);
      waiters.served(stage);
      waiters.remove(stage, FIRST, next);
    }

    // Then
    assertThat(order)
        .containsExactly(
            "judge 1", "judge 2", "teacher 1", "teacher 2", "evolver 1", "questioner 1");
    assertThat(waiters.next(true)).isNull();
  }

  @Test
  void keepsEveryStageThatWaitsATurnInTwenty() {
    // Given
    waiters.add(QUESTIONER, FIRST, "questioner");
    waiters.add(EVOLVER, FIRST, "evolver");
    waiters.add(TEACHER, FIRST, "teacher");
    waiters.add(JUDGE, FIRST, "judge");

    // When
    int[] turns = turns(20_000);

    // Then
    assertThat(turns[QUESTIONER]).isBetween(950, 1_050);
    assertThat(turns[EVOLVER]).isBetween(950, 1_050);
    assertThat(turns[TEACHER]).isBetween(950, 1_050);
  }

  @Test
  void givesTheRestToTheLatestStageThatWaits() {
    // Given
    waiters.add(QUESTIONER, FIRST, "questioner");
    waiters.add(EVOLVER, FIRST, "evolver");

    // When
    int[] turns = turns(1_000);

    // Then
    assertThat(turns).containsExactly(50, 950, 0, 0);
  }

  @Test
  void savesNoTurnsUpForAStageThatDoesNotWait() {
    // Given
    waiters.add(JUDGE, FIRST, "judge");
    turns(1_000);

    // When
    waiters.add(QUESTIONER, FIRST, "questioner");

    // Then
    assertThat(turns(19)[QUESTIONER]).isZero();
    assertThat(turns(1)[QUESTIONER]).isEqualTo(1);
  }

  @Test
  void forgetsACallerThatGaveUp() {
    // Given
    waiters.add(TEACHER, FIRST, "teacher");
    waiters.add(JUDGE, FIRST, "judge");

    // When
    waiters.remove(JUDGE, FIRST, "judge");

    // Then
    assertThat(waiters.next(true)).isEqualTo("teacher");
  }

  @Test
  void letsRepeatsGoBeforeTheFirstCallsOfTheirStageAlone() {
    // Given
    waiters.add(EVOLVER, REPEAT, "evolver again");
    waiters.add(TEACHER, FIRST, "teacher");
    waiters.add(TEACHER, REPEAT, "teacher again");

    // Then
    assertThat(waiters.next(true)).isEqualTo("teacher again");
    assertThat(waiters.repeats()).isEqualTo(2);
  }

  @Test
  void letsAllFirstCallsGoBeforeRepeatsThatAreTooMany() {
    // Given
    waiters.add(QUESTIONER, FIRST, "questioner");
    waiters.add(JUDGE, REPEAT, "judge again");

    // Then
    assertThat(waiters.next(false)).isEqualTo("questioner");

    // When
    waiters.remove(QUESTIONER, FIRST, "questioner");

    // Then
    assertThat(waiters.next(false)).isEqualTo("judge again");
  }

  /// Serves so often; whoever had a turn comes again at once.
  private int[] turns(int count) {
    var stages = List.of("questioner", "evolver", "teacher", "judge");
    int[] turns = new int[4];
    for (int i = 0; i < count; i++) {
      int stage = stages.indexOf(Objects.requireNonNull(waiters.next(true)));
      waiters.served(stage);
      turns[stage]++;
    }
    return turns;
  }
}
