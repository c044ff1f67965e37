package io.athanor.streams.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Restarts restarts = new Restarts();

  @Test
  void allowsAFewInARow() {
    for (int i = 0; i < Restarts.MOST; i++) {
      assertThat(restarts.allow(NOW.plusSeconds(i))).isTrue();
    }
    assertThat(restarts.allow(NOW.plusSeconds(Restarts.MOST))).isFalse();
  }

  @Test
  void forgetsWhatIsLongPast() {
    // Given
    for (int i = 0; i < Restarts.MOST; i++) {
      restarts.allow(NOW);
    }

    // When, Then
    assertThat(restarts.allow(NOW.plus(Restarts.WITHIN).plusSeconds(1))).isTrue();
  }
}
