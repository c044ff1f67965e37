package io.athanor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {

  @Test
  void addsASeriesUpOverItsLabelsAndNoOtherOfASimilarName() {
    var text =
        """
        # HELP calls_count Calls.
        calls_count{role="teacher",error=""} 3.0
        calls_count{role="judge",error="x y"} 4.0
        calls_counted{role="judge"} 100.0
        calls_sum{role="teacher"} 100.0
        """;

    assertThat(Metrics.sum(text, "calls_count")).isEqualTo(7);
  }
}
