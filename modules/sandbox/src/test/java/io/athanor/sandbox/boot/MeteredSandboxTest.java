package io.athanor.sandbox.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Source;
import io.athanor.sandbox.UnavailableSandbox;
import io.athanor.sandbox.run.Places;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeteredSandboxTest {
  private static final Places PLACES = new Places(3);

  @Test
  void countsRunsByBackEndAndEnding() throws Exception {
    // Given
    var meters = new SimpleMeterRegistry();
    var sandbox = new MeteredSandbox(new UnavailableSandbox("none here"), PLACES, meters);
    // When
    sandbox.run(new Build.Ready("python", List.of()), "", Limits.DEFAULT);
    sandbox.build(new Source("python", ""));
    // Then
    var counter =
        meters
            .get("athanor.sandbox.runs")
            .tag("backend", "none")
            .tag("ending", "unavailable")
            .counter();
    assertThat(counter.count()).isEqualTo(2);
    assertThat(meters.get("athanor.sandbox.run").timer().count()).isEqualTo(2);
    assertThat(meters.get("athanor.sandbox.places").tag("state", "all").gauge().value())
        .isEqualTo(3);
  }
}
