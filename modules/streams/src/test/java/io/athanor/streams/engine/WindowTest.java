package io.athanor.streams.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.streams.engine.Window.Load;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final Window window = new Window(10, 1000, PATIENCE);

  @Test
  void hasRoomUntilAsManyCallsAreUnderWayAsItAllows() {
    assertThat(window.isFull(new Load(9, 0, 0))).isFalse();
    assertThat(window.isFull(new Load(10, 0, 0))).isTrue();
  }

  @Test
  void isBoundedByBytesToo() {
    assertThat(window.isFull(new Load(1, 0, 999))).isFalse();
    assertThat(window.isFull(new Load(1, 0, 1000))).isTrue();
  }

  @Test
  void letsOthersGoOnWhileRecordsRestButNotWithoutBound() {
    assertThat(window.isFull(new Load(1, 18, 0))).isFalse();
    assertThat(window.isFull(new Load(1, 19, 0))).isTrue();
  }

  @Test
  void isMorePatientPastTwiceItsSize() {
    assertThat(window.patience(new Load(19, 0, 0))).isEqualTo(PATIENCE);
    assertThat(window.patience(new Load(20, 0, 0))).isEqualTo(Duration.ofSeconds(2));
    assertThat(window.patience(new Load(15, 5, 0))).isEqualTo(Duration.ofSeconds(2));
    assertThat(window.patience(new Load(1, 0, 2000))).isEqualTo(Duration.ofSeconds(2));
  }
}
