package io.athanor.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.llm.Fault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  private static final Duration LATENCY = Duration.ofMillis(500);
  private static final int CALLERS = 200;

  private final RetryBudget budget = new RetryBudget();
  private final Pace pace = new Pace(CALLERS, Allowance.UNLIMITED);

  @Test
  void hasTenRepeatsAtTheStart() {
    // When
    for (int i = 0; i < 10; i++) {
      assertThat(budget.isSpent()).isFalse();
      assertThat(budget.repeat(0)).isTrue();
    }

    // Then
    assertThat(budget.isSpent()).isTrue();
    assertThat(budget.repeat(0)).isFalse();
  }

  @Test
  void earnsOneRepeatWithTenFirstCalls() {
    // Given
    spend();

    // When
    for (int i = 0; i < 9; i++) {
      budget.first(0);
    }
    boolean spentAtNine = budget.isSpent();
    budget.first(0);

    // Then
    assertThat(spentAtNine).isTrue();
    assertThat(budget.isSpent()).isFalse();
  }

  @Test
  void tricklesOneASecondWhereNothingElseGoes() {
    // Given
    spend();
    long second = Duration.ofSeconds(1).toNanos();
    budget.first(5 * second);

    // Then
    assertThat(budget.untilRepeat(5 * second)).isEqualTo(second);
    assertThat(budget.untilRepeat(6 * second)).isZero();
  }

  @Test
  void keepsRepeatsToATenthInAStormAndLetsFirstCallsGoOn() {
    // Given
    var random = new Random(3);
    var simulation = simulation(_ -> random.nextInt(10) < 3 ? Kind.BROKEN : null);
    simulation.letOthersCome();

    // When
    var tally = simulation.run(Duration.ofMinutes(5));

    // Then
    assertThat(tally.failed).isGreaterThan(tally.firsts / 4);
    assertThat((double) tally.repeats).isBetween(0.09 * tally.firsts, 0.1 * tally.firsts + 20);
  }

  @Test
  void tricklesOnWhenOnlyRepeatsAreLeft() {
    // Given
    var random = new Random(3);
    var simulation = simulation(_ -> random.nextInt(10) < 3 ? Kind.BROKEN : null);
    simulation.letOthersCome();
    simulation.run(Duration.ofMinutes(1));

    // When
    simulation.endFirsts();
    var tally = simulation.run(Duration.ofSeconds(100));

    // Then
    assertThat(simulation.repeatsWaiting()).isPositive();
    assertThat(tally.repeats).isBetween(80L, 120L);
  }

  @Test
  void owesTheirRepeatsToAllThatAnOutageTook() {
    // Given an outage from the second minute to the third
    var start = new Instant[1];
    var simulation =
        simulation(now -> {
          start[0] = start[0] == null ? now : start[0];
          long seconds = Duration.between(start[0], now).toSeconds();
          return seconds >= 60 && seconds < 120 ? Kind.BROKEN : null;
        });
    simulation.run(Duration.ofSeconds(60));

    // When
    var outage = simulation.run(Duration.ofSeconds(60));
    simulation.run(Duration.ofSeconds(40));

    // Then
    assertThat(outage.calls()).isLessThan(CALLERS + 20);
    assertThat(simulation.repeatsWaiting()).isZero();
  }

  private void spend() {
    while (!budget.isSpent()) {
      budget.repeat(0);
    }
  }

  private Simulation simulation(Simulation.Server server) {
    return new Simulation(pace, server, CALLERS, LATENCY, 1);
  }
}
