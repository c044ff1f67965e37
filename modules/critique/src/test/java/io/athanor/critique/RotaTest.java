package io.athanor.critique;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RotaTest {

  @Test
  void putsEveryControlBeforeTheFirstJudgementAndThenOneEachBatchInTurn() {
    // Given
    var rota = Rota.of(3, 10);
    var order = new ArrayList<String>();

    // When
    for (int judged = 0; judged < 45; judged++) {
      for (var due = rota.due(); due.isPresent(); due = rota.due()) {
        order.add(judged + ":" + due.getAsInt());
        rota = rota.afterVerdict();
      }
      rota = rota.afterJudgement();
    }

    // Then
    assertThat(order).containsExactly("0:0", "0:1", "0:2", "10:0", "20:1", "30:2", "40:0");
  }

  @Test
  void isOpeningUntilEveryControlWasSettledOnce() {
    var rota = Rota.of(2, 1);
    assertThat(rota.isOpening()).isTrue();
    assertThat(rota.afterVerdict().isOpening()).isTrue();
    assertThat(rota.afterVerdict().afterVerdict().isOpening()).isFalse();
  }

  @Test
  void putsAControlThatMetAFaultAgainAfterTheNextJudgement() {
    // Given
    var due = judged(opened(2, 10), 12);

    // When
    var faulted = due.afterFault();

    // Then
    assertThat(due.due()).hasValue(0);
    assertThat(faulted.due()).isEmpty();
    assertThat(faulted.afterJudgement().due()).hasValue(0);
  }

  @Test
  void putsAControlThatMetAFaultAgainAtOnceWhileNothingMayBeJudged() {
    assertThat(Rota.of(2, 10).afterFault().due()).hasValue(0);
  }

  @Test
  void leavesAControlForItsNextTurnAfterThreeRepliesThatAreNoVerdict() {
    // Given
    var rota = Rota.of(2, 10);

    // When
    var twice = rota.afterUnusable().afterFault().afterUnusable();

    // Then
    assertThat(twice.due()).hasValue(0);
    assertThat(twice.afterUnusable().due()).hasValue(1);
    assertThat(twice.afterVerdict().afterUnusable().afterUnusable().due()).hasValue(1);
  }

  @Test
  void neverHasAControlDueWhereTheyAreOff() {
    assertThat(Rota.of(5, 0).isOpening()).isFalse();
    assertThat(judged(Rota.of(5, 0), 1000).due()).isEqualTo(OptionalInt.empty());
  }

  private static Rota opened(int controls, int every) {
    var rota = Rota.of(controls, every);
    while (rota.isOpening()) {
      rota = rota.afterVerdict();
    }
    return rota;
  }

  private static Rota judged(Rota before, int answers) {
    var rota = before;
    for (int i = 0; i < answers; i++) {
      rota = rota.afterJudgement();
    }
    return rota;
  }
}
