package io.athanor.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void holdsOneSecondsWorthAndNoMore() {
    // Given two calls a second, and a long rest
    var allowance = new Allowance(120, 0);

    // Then
    assertThat(allowance.take(100 * SECOND)).isEmpty();
    assertThat(allowance.take(100 * SECOND)).isEmpty();
    assertThat(allowance.take(100 * SECOND)).contains(Duration.ofMillis(500));
  }

  @Test
  void fillsEvenlyAndSaysWhenTheNextIsThere() {
    var allowance = new Allowance(60, 0);
    assertThat(allowance.take(0)).isEmpty();

    assertThat(allowance.take(SECOND / 4)).contains(Duration.ofMillis(750));
    assertThat(allowance.take(SECOND)).isEmpty();
    assertThat(allowance.left()).isZero();
  }

  @Test
  void takesNoHarmFromTimesThatComeInAnotherOrder() {
    var allowance = new Allowance(60, 0);
    assertThat(allowance.take(2 * SECOND)).isEmpty();

    assertThat(allowance.take(SECOND)).contains(Duration.ofSeconds(1));
    assertThat(allowance.take(3 * SECOND)).isEmpty();
  }
}
