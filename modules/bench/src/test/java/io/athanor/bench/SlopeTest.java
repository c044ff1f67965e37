package io.athanor.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlopeTest {

  @Test
  void isTheRateOfWhatGrowsEvenly() {
    // Given
    var slope = new Slope();

    // When
    for (int i = 0; i < 10; i++) {
      slope.add(0.1 * i, 500 + 20 * i);
    }

    // Then
    assertThat(slope.perSecond()).isCloseTo(200, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 1, 2, 3})
  void hardlyCaresWhereAWaveMeetsTheBorder(double offset) {
    // Given waves of 1,000 every 3.25 s: 308 a second
    var slope = new Slope();

    // When
    for (double seconds = 0; seconds < 30; seconds += 0.02) {
      slope.add(seconds, 1000 * Math.floor((seconds + offset) / 3.25));
    }

    // Then
    assertThat(slope.perSecond()).isCloseTo(1000 / 3.25, within(0.03 * 1000 / 3.25));
  }
}
