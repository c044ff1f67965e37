package io.athanor.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.llm.Fault.Kind;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the rate is worth against servers that keep a bucket.
class RateTest {
  private static final int CALLERS = 1000;
  private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private final Pace pace = new Pace(CALLERS, Allowance.UNLIMITED);

  @ParameterizedTest(name = "{0}/s, {1} at once, headers: {2}, {3} ms")
  @CsvSource({
    "5, 5, false, 500",
    "5, 5, true, 500",
    "5, 300, false, 500",
    "5, 300, true, 500",
    "100, 100, false, 500",
    "100, 100, true, 500",
    "100, 10, false, 500",
    "100, 6000, true, 500",
    "1000, 1000, false, 500",
    "1000, 1000, true, 500",
    "5, 5, false, 20000",
  })
  void usesTheWholeOfALimitItWasNotToldOf(
      double perSecond, double burst, boolean headers, long latency) {
    // Given
    var server = new Simulation.Bucket(perSecond, burst, headers);
    var simulation = simulation(server, Duration.ofMillis(latency));
    simulation.run(TEN_MINUTES);

    // When
    var tally = simulation.run(TEN_MINUTES);

    // Then
    assertThat(tally.answered / (perSecond * TEN_MINUTES.toSeconds())).isGreaterThan(0.95);
    assertThat((double) tally.refused / tally.calls()).isLessThan(0.001);
  }

  @ParameterizedTest
  @CsvSource({"50", "20", "300"})
  void followsALimitThatChanges(double later) {
    // Given
    var server = new Simulation.Bucket(100, 100, false);
    var simulation = simulation(server, HALF_A_SECOND);
    simulation.run(TEN_MINUTES);

    // When
    server.change(later);
    simulation.run(TEN_MINUTES);

    // Then
    var tally = simulation.run(TEN_MINUTES);
    assertThat(tally.answered / (later * TEN_MINUTES.toSeconds())).isGreaterThan(0.95);
    assertThat((double) tally.refused / tally.calls()).isLessThan(0.001);
  }

  @Test
  void doesNotSlowDownForRefusalsThatComeByChance() {
    // Given
    var random = new Random(5);
    var simulation =
        simulation(_ -> random.nextInt(100) == 0 ? Kind.RATE_LIMITED : null, HALF_A_SECOND);
    simulation.refuseLate();
    simulation.run(TEN_MINUTES);

    // When
    var tally = simulation.run(TEN_MINUTES);

    // Then
    double possible = CALLERS / (HALF_A_SECOND.toMillis() / 1000.0) * TEN_MINUTES.toSeconds();
    assertThat(tally.answered / possible).isGreaterThan(0.7);
  }

  @Test
  void probesAServerThatAnswersNothingButRefusals() {
    // When
    var tally = simulation(_ -> Kind.RATE_LIMITED, HALF_A_SECOND).run(TEN_MINUTES);

    // Then
    assertThat(pace.pause()).isPresent();
    assertThat(tally.calls()).isLessThan(100);
  }

  @Test
  void knowsNoLimitWhereNothingIsRefused() {
    // When
    simulation(_ -> null, HALF_A_SECOND).run(TEN_MINUTES);

    // Then
    assertThat(pace.rate()).isInfinite();
  }

  private Simulation simulation(Simulation.Server server, Duration latency) {
    return new Simulation(pace, server, CALLERS, latency, 1);
  }
}
