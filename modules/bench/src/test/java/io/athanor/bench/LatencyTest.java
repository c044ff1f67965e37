package io.athanor.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LatencyTest {

  @Test
  void readsASpread() {
    // When
    var latency = Latency.parse("0.3s-3s");

    // Then
    assertThat(latency).isEqualTo(new Latency.Even(Duration.ofMillis(300), Duration.ofSeconds(3)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"500ms", "2.5s", "300ms-3s", "1s~3s"})
  void isWrittenAsItIsRead(String text) {
    assertThat(Latency.parse(text)).hasToString(text);
  }

  @Test
  void setsTheIdealByTheMean() {
    assertThat(Latency.parse("300ms-3s").idealPerSecond(1000)).isCloseTo(606.06, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(strings = {"500ms", "300ms-3s", "1s~3s"})
  void drawsWhatHasItsMean(String text) {
    // Given
    var latency = Latency.parse(text);
    var random = new Random(1);

    // When
    double mean =
        LongStream.generate(() -> latency.draw(random).toNanos())
            .limit(100_000)
            .average()
            .orElseThrow();

    // Then
    assertThat(mean / latency.mean().toNanos()).isCloseTo(1, within(0.01));
  }

  @Test
  void drawsATailByItsMedianAndItsHighPercentile() {
    // Given
    var latency = Latency.parse("1s~3s");
    var random = new Random(1);

    // When
    long[] drawn =
        LongStream.generate(() -> latency.draw(random).toMillis())
            .limit(100_001)
            .sorted()
            .toArray();

    // Then
    assertThat(drawn[50_000]).isCloseTo(1000, withinPercentage(2));
    assertThat(drawn[95_000]).isCloseTo(3000, withinPercentage(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "3s-1s", "0ms", "soon", "3s~1s", "1s~1s", "0ms-1s"})
  void refusesWhatIsNoLatency(String text) {
    assertThatThrownBy(() -> Latency.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
