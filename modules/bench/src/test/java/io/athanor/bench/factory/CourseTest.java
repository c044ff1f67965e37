package io.athanor.bench.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CourseTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;

  /// A start of 4 s, then 8 s of 100 calls a second with 50 under way, then 2 s for the last 100.
  private static final Course COURSE =
      new Course(
          List.of(
              moment(0, 0, 0, 0),
              moment(4, 100, 60, 1000),
              moment(8, 500, 260, 1200),
              moment(12, 900, 460, 1400),
              moment(14, 1000, 480, 2000)));

  @Test
  void isSteadyFromTheFirstTenthToTheLast() {
    // When
    var measured = COURSE.measured(100, 400);

    // Then
    assertThat(measured.perSecond()).isCloseTo(100, within(1e-9));
    assertThat(measured.ofCeiling()).isCloseTo(0.5, within(1e-9));
    assertThat(measured.warmUp()).isCloseTo(4, within(1e-9));
    assertThat(measured.cpuMs()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void countsTheWholeRunForWhatItCostsInAll() {
    // When
    var measured = COURSE.measured(100, 400);

    // Then
    assertThat(measured.calls()).isEqualTo(1000);
    assertThat(measured.cpuMsInAll()).isCloseTo(2, within(1e-9));
    assertThat(measured.cpuMsPerRow()).isCloseTo(5, within(1e-9));
    assertThat(measured.brokerCpuMs()).isCloseTo(0.2, within(1e-9));
    assertThat(measured.endpointCpuMs()).isCloseTo(0.1, within(1e-9));
    assertThat(measured.wall()).isCloseTo(14, within(1e-9));
  }

  private static Moment moment(long seconds, long calls, long spentSeconds, long cpuMillis) {
    return new Moment(
        seconds * SECOND,
        calls,
        spentSeconds * SECOND,
        cpuMillis * MILLI,
        cpuMillis * MILLI / 10,
        cpuMillis * MILLI / 20);
  }
}
