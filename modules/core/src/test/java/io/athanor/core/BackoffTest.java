package io.athanor.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10));

  @Test
  void doublesUpToItsCap() {
    assertThat(backoff.delay(1, 0.5)).isEqualTo(Duration.ofMillis(500));
    assertThat(backoff.delay(3, 0.5)).isEqualTo(Duration.ofSeconds(2));
    assertThat(backoff.delay(1_000, 0.5)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void refusesACapBelowItsBase() {
    assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .hasMessageContaining("0 < base <= cap");
  }
}
