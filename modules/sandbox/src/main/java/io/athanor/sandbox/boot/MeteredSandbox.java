package io.athanor.sandbox.boot;

import io.athanor.core.Meters;
import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.Source;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/// Counts the runs of another sandbox, compilers included, by back end and how they ended:
/// [Meters#SANDBOX_RUNS].
public final class MeteredSandbox implements Sandbox {
  private final Sandbox sandbox;
  private final MeterRegistry meters;

  public MeteredSandbox(Sandbox sandbox, MeterRegistry meters) {
    this.sandbox = sandbox;
    this.meters = meters;
  }

  @Override
  public Build build(Source source) throws InterruptedException {
    var build = sandbox.build(source);
    if (build instanceof Build.Broken(var run)) {
      count(run);
    }
    return build;
  }

  @Override
  public Run run(Build.Ready program, String stdin, Limits limits) throws InterruptedException {
    return count(sandbox.run(program, stdin, limits));
  }

  private Run count(Run run) {
    var ending = run.ending().name().toLowerCase(Locale.ROOT);
    Meters.SANDBOX_RUNS.counter(meters, run.backend(), ending).increment();
    return run;
  }
}
