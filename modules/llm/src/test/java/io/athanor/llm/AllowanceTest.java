package io.athanor.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.llm.Fault.Kind;
import io.athanor.llm.Pace.Call;
import io.athanor.llm.Pace.Turn;
import io.athanor.record.Usage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowanceTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final Duration LATENCY = Duration.ofMillis(500);

  @ParameterizedTest
  @ValueSource(longs = {6, 300, 60_000})
  void spreadsTheCallsOfAMinuteOverIt(long perMinute) {
    // Given
    var simulation = new Simulation(pace(perMinute, null), _ -> null, 1000, LATENCY, 1);

    // When
    var second = simulation.run(Duration.ofSeconds(1));
    var hour = simulation.run(Duration.ofHours(1));

    // Then
    assertThat(second.calls()).isLessThanOrEqualTo(Math.max(1, perMinute / 30 + 1));
    assertThat(hour.calls() / (perMinute * 60.0)).isBetween(0.99, 1.01);
  }

  @ParameterizedTest
  @CsvSource({"100, 100", "100, 400", "400, 100", "9000, 9000"})
  void usesTheTokensOfAMinuteHoweverFarOffTheEstimate(long estimate, long used) {
    // Given
    var server =
        new Simulation.Server() {
          @Override
          public @Nullable Kind takes(Instant now) {
            return null;
          }

          @Override
          public long tokens() {
            return used;
          }
        };
    var simulation = new Simulation(pace(null, 60_000L), server, 1000, LATENCY, estimate);
    simulation.run(Duration.ofMinutes(1));

    // When
    var tally = simulation.run(Duration.ofHours(1));

    // Then
    assertThat(tally.tokens / (60.0 * 60_000)).isBetween(0.98, 1.02);
  }

  @Test
  void givesTheTokensBackThatNoModelUsed() {
    // Given
    var pace = pace(null, 60_000L);
    var ticket = ((Turn.Go) pace.admit(new Call(false, 5_000), NOW)).ticket();
    var before = pace.admit(new Call(false, 1), NOW);

    // When
    pace.faulted(ticket, new Fault(Kind.OVERLOADED, "busy"), NOW);

    // Then
    assertThat(before).isInstanceOf(Turn.Rest.class);
    assertThat(pace.admit(new Call(false, 1), NOW)).isInstanceOf(Turn.Go.class);
  }

  @Test
  void keepsTheEstimateWhereTheEndpointDoesNotCount() {
    // Given
    var pace = pace(null, 60_000L);
    var ticket = ((Turn.Go) pace.admit(new Call(false, 5_000), NOW)).ticket();

    // When
    pace.answered(ticket, Usage.newBuilder().build(), Headroom.UNTOLD, NOW);

    // Then
    assertThat(pace.admit(new Call(false, 1), NOW)).isInstanceOf(Turn.Rest.class);
  }

  @Test
  void learnsWhatCallsUse() {
    // Given
    var estimate = new TokenEstimate(8192);
    var chat = Chat.of("", "x".repeat(1000));
    long before = estimate.of(chat);

    // When
    for (int i = 0; i < 100; i++) {
      estimate.learn(
          chat, Usage.newBuilder().setPromptTokens(500).setCompletionTokens(2000).build());
    }

    // Then
    assertThat(before).isEqualTo(250 + 512);
    assertThat(estimate.of(chat)).isBetween(2450L, 2500L);
  }

  @Test
  void refusesALimitUnderWhichNothingCouldBeAsked() {
    assertThatThrownBy(() -> new Allowance(0L, null))
        .hasMessage("requests per minute: at least 1, got 0");
  }

  private static Pace pace(@Nullable Long requests, @Nullable Long tokens) {
    return new Pace(1000, new Allowance(requests, tokens));
  }
}
