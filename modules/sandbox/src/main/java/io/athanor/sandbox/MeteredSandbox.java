package io.athanor.sandbox;

import io.athanor.core.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/// Counts the runs of another sandbox by how they ended: [Meters#SANDBOX_RUNS].
public final class MeteredSandbox implements Sandbox {
  private final Sandbox sandbox;
  private final MeterRegistry meters;

  public MeteredSandbox(Sandbox sandbox, MeterRegistry meters) {
    this.sandbox = sandbox;
    this.meters = meters;
  }

  @Override
  public String backend() {
    return sandbox.backend();
  }

  @Override
  public Run run(Program program) throws InterruptedException {
    var run = sandbox.run(program);
    var ending = run.ending().name().toLowerCase(Locale.ROOT);
    Meters.SANDBOX_RUNS.counter(meters, run.backend(), ending).increment();
    return run;
  }
}
