package io.athanor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class MeteredSandboxTest {

  @Test
  void countsRunsByBackEndAndEnding() throws Exception {
    // Given
    var meters = new SimpleMeterRegistry();
    var sandbox = new MeteredSandbox(new UnavailableSandbox("none here"), meters);
    // When
    sandbox.run(new Program("python", "", "", Limits.DEFAULT));
    sandbox.run(new Program("python", "", "", Limits.DEFAULT));
    // Then
    var counter =
        meters
            .get("athanor.sandbox.runs")
            .tag("backend", "none")
            .tag("ending", "unavailable")
            .counter();
    assertThat(counter.count()).isEqualTo(2);
  }
}
