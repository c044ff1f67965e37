package io.athanor.verify;

import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.Source;

/// Asks another sandbox again where a run may have failed through no fault of the program: three
/// times more after a fault of the machinery, and once more, with three times the patience, after
/// the clock ran out, as on a busy machine that happens to programs that use little processor time.
final class PatientSandbox implements Sandbox {
  private static final int MORE_TRIES = 3;

  private final Sandbox sandbox;

  PatientSandbox(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @Override
  public Build build(Source source) throws InterruptedException {
    var build = sandbox.build(source);
    for (int more = 0; more < MORE_TRIES && failed(build); more++) {
      build = sandbox.build(source);
    }
    return build;
  }

  private static boolean failed(Build build) {
    return build instanceof Build.Broken(var run) && run.ending() == Run.Ending.INTERNAL;
  }

  @Override
  public Run run(Build.Ready program, String stdin, Limits limits) throws InterruptedException {
    var run = sandbox.run(program, stdin, limits);
    for (int more = 0; more < MORE_TRIES && run.ending() == Run.Ending.INTERNAL; more++) {
      run = sandbox.run(program, stdin, limits);
    }
    return run.ending() == Run.Ending.WALL_LIMIT
        ? sandbox.run(program, stdin, limits.waiting(limits.wall().multipliedBy(3)))
        : run;
  }
}
