package io.athanor.sandbox.boot;

import io.athanor.core.Meters;
import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.Source;
import io.athanor.sandbox.run.Places;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/// Measures another sandbox: its runs by back end and how they ended, compilers that break off
/// included, how long they took, and how full its places are. See [Meters#SANDBOX_RUNS],
/// [Meters#SANDBOX_RUN] and [Meters#SANDBOX_PLACES].
public final class MeteredSandbox implements Sandbox {
  private final Sandbox sandbox;
  private final MeterRegistry meters;
  private final Places places;

  /// @param places where its programs run
  public MeteredSandbox(Sandbox sandbox, Places places, MeterRegistry meters) {
    this.sandbox = sandbox;
    this.meters = meters;
    this.places = places;
    Meters.SANDBOX_PLACES.gauge(meters, this.places, Places::count, "all");
    Meters.SANDBOX_PLACES.gauge(meters, this.places, Places::busy, "busy");
    Meters.SANDBOX_PLACES.gauge(meters, this.places, Places::waiting, "waiting");
  }

  @Override
  public Build build(Source source) throws InterruptedException {
    var begin = Timer.start();
    var build = sandbox.build(source);
    if (build instanceof Build.Broken(var run)) {
      measure(run, begin);
    }
    return build;
  }

  @Override
  public Run run(Build.Ready program, String stdin, Limits limits) throws InterruptedException {
    var begin = Timer.start();
    return measure(sandbox.run(program, stdin, limits), begin);
  }

  private Run measure(Run run, Timer.Sample begin) {
    var ending = run.ending().name().toLowerCase(Locale.ROOT);
    Meters.SANDBOX_RUNS.counter(meters, run.backend(), ending).increment();
    begin.stop(Meters.SANDBOX_RUN.timer(meters, run.backend()));
    return run;
  }
}
