package io.athanor.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.streams.ledger.Account;
import io.athanor.streams.ledger.LedgerReport;
import io.athanor.streams.ledger.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuietTest {
  private static final LedgerReport SETTLED = report(0, List.of());
  private static final LedgerReport PENDING = report(1, List.of());
  private static final LedgerReport LOST =
      report(0, List.of(new Violation(Violation.Kind.LOST, 1, List.of("a"))));

  private Instant now = Instant.EPOCH;
  private boolean idle = true;
  private long moves;
  private LedgerReport ledger = SETTLED;
  private int reads;
  private final Quiet quiet =
      new Quiet(
          () -> idle,
          () -> moves,
          () -> {
            reads++;
            return ledger;
          },
          () -> now);

  @Test
  void isReachedWhenNothingMovesAndTheLedgerIsSettled() {
    assertThat(after(0)).isFalse();
    assertThat(after(1)).isTrue();
  }

  @Test
  void doesNotReadTheLedgerWhileAnythingMoves() {
    // When
    for (int i = 0; i < 20; i++) {
      moves++;
      assertThat(after(2)).isFalse();
    }
    idle = false;
    after(5);

    // Then
    assertThat(reads).isZero();
  }

  @Test
  void readsTheLedgerLessAndLessOftenWhileRecordsArePending() {
    // Given
    ledger = PENDING;

    // When
    for (int i = 0; i < 60; i++) {
      assertThat(after(1)).isFalse();
    }

    // Then
    assertThat(reads).isBetween(4, 8);
  }

  @Test
  void givesUpOnALedgerThatStaysOutOfBalance() {
    ledger = LOST;
    after(0);
    assertThat(after(1)).as("it may be a moment's view").isFalse();
    assertThat(after(2)).isTrue();
  }

  private boolean after(int seconds) {
    now = now.plus(Duration.ofSeconds(seconds));
    return quiet.reached().isPresent();
  }

  private static LedgerReport report(long pending, List<Violation> violations) {
    return new LedgerReport(List.of(new Account("teach", 2, 1, pending, 1, 0, 0, 0, violations)));
  }
}
