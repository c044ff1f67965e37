package io.athanor.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LatencyTest {

  @Test
  void readsASpread() {
    // When
    var latency = Latency.parse("0.3s-3s");

    // Then
    assertThat(latency).isEqualTo(new Latency(Duration.ofMillis(300), Duration.ofSeconds(3)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"500ms", "2.5s", "300ms-3s"})
  void isWrittenAsItIsRead(String text) {
    assertThat(Latency.parse(text)).hasToString(text);
  }

  @Test
  void setsTheIdealByTheMean() {
    assertThat(Latency.parse("300ms-3s").idealPerSecond(1000)).isCloseTo(606.06, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "3s-1s", "0ms", "soon"})
  void refusesWhatIsNoLatency(String text) {
    assertThatThrownBy(() -> Latency.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
