package io.athanor.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.bench.Latency;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CallsTest {

  @Test
  void countsWhatEndedForAsLongAsItTook() throws Exception {
    // Given
    var calls = new Calls();
    var latency = Latency.parse("2ms");

    // When
    calls.make(latency);
    calls.make(latency);

    // Then
    assertThat(Duration.ofNanos(calls.spentNanos())).isGreaterThanOrEqualTo(Duration.ofMillis(4));
    assertThat(calls.spentNanos()).isEqualTo(calls.spentNanos());
  }

  @Test
  void countsWhatIsUnderWay() throws Exception {
    // Given
    var calls = new Calls();
    var thread = Thread.ofVirtual().start(() -> makeOneOfAMinute(calls));

    // When
    while (calls.spentNanos() == 0) {
      Thread.onSpinWait();
    }
    long first = calls.spentNanos();
    while (calls.spentNanos() <= first) {
      Thread.onSpinWait();
    }

    // Then
    thread.interrupt();
    thread.join();
    assertThat(calls.spentNanos()).isPositive();
  }

  private static void makeOneOfAMinute(Calls calls) {
    try {
      calls.make(Latency.parse("60s"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
