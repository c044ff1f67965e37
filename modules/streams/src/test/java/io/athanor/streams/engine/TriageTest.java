package io.athanor.streams.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.Backoff;
import io.athanor.core.Halt;
import io.athanor.core.TryAgainLater;
import io.athanor.core.TryAgainLater.About;
import io.athanor.streams.engine.Verdict.Bury;
import io.athanor.streams.engine.Verdict.TryAgain;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TriageTest {
  private static final double HALF = 0.5;

  private final Triage triage =
      new Triage(3, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30)));

  @Test
  void chargesNothingForAFaultOfTheEndpointHoweverOftenItComes() {
    // When
    var verdict = triage.judge(TryAgainLater.endpoint("down", null), 2, 1000, HALF);

    // Then
    assertThat(verdict).isEqualTo(new TryAgain(About.ENDPOINT, 2, Duration.ofSeconds(15)));
  }

  @Test
  void waitsAtLeastAsLongAsTheEndpointAsks() {
    // Given
    var minute = TryAgainLater.endpoint("busy", Duration.ofMinutes(1), null);
    var moment = TryAgainLater.endpoint("busy", Duration.ofMillis(1), null);

    // When, Then
    assertThat(triage.judge(minute, 0, 1, HALF))
        .isEqualTo(new TryAgain(About.ENDPOINT, 0, Duration.ofMinutes(1)));
    assertThat(triage.judge(moment, 0, 1, HALF))
        .isEqualTo(new TryAgain(About.ENDPOINT, 0, Duration.ofMillis(500)));
  }

  @Test
  void chargesAFaultOfTheRecordAndBuriesItWhenAllAttemptsAreSpent() {
    // Given
    var fault = TryAgainLater.record("not JSON", null);

    // When, Then
    assertThat(triage.judge(fault, 0, 7, HALF))
        .isEqualTo(new TryAgain(About.RECORD, 1, Duration.ofMillis(500)));
    assertThat(triage.judge(fault, 1, 7, HALF))
        .isEqualTo(new TryAgain(About.RECORD, 2, Duration.ofSeconds(1)));
    assertThat(triage.judge(fault, 2, 7, HALF)).isEqualTo(new Bury(Fault.RECORD, 3));
  }

  @Test
  void buriesAtOnceWhatNoOtherTryWillMend() {
    assertThat(triage.judge(new UndecodableException(new RuntimeException()), 0, 1, HALF))
        .isEqualTo(new Bury(Fault.POISON, 1));
    assertThat(triage.judge(new OversizeException("it", 9, 8), 1, 1, HALF))
        .isEqualTo(new Bury(Fault.OVERSIZE, 2));
    assertThat(triage.judge(new IllegalStateException(), 0, 1, HALF))
        .isEqualTo(new Bury(Fault.BUG, 1));
    assertThat(triage.judge(new StackOverflowError(), 0, 1, HALF))
        .isEqualTo(new Bury(Fault.BUG, 1));
    assertThat(triage.judge(new AssertionError(), 0, 1, HALF)).isEqualTo(new Bury(Fault.BUG, 1));
  }

  @Test
  void haltsWhereTheProcessAndNotTheRecordIsIll() {
    assertThat(triage.judge(new OutOfMemoryError(), 0, 1, HALF)).isEqualTo(new Verdict.Halt());
    assertThat(triage.judge(new NoClassDefFoundError(), 0, 1, HALF)).isEqualTo(new Verdict.Halt());
  }

  @Test
  void haltsWhereTheStageCannotTrustItself() {
    assertThat(triage.judge(new Halt("a control passed"), 2, 1, HALF))
        .isEqualTo(new Verdict.Halt());
  }

  @Test
  void takesAStrayInterruptionForNobodysFault() {
    assertThat(triage.judge(new InterruptedException(), 1, 1, HALF))
        .isEqualTo(new TryAgain(About.ENDPOINT, 1, Duration.ofMillis(500)));
  }
}
