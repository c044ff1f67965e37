package io.athanor.verify;

import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Program;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Sandbox;

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
  public String backend() {
    return sandbox.backend();
  }

  @Override
  public Run run(Program program) throws InterruptedException {
    var run = sandbox.run(program);
    for (int more = 0; more < MORE_TRIES && run.ending() == Run.Ending.INTERNAL; more++) {
      run = sandbox.run(program);
    }
    return run.ending() == Run.Ending.WALL_LIMIT ? sandbox.run(patiently(program)) : run;
  }

  private static Program patiently(Program program) {
    var limits = program.limits();
    return new Program(
        program.language(),
        program.source(),
        program.stdin(),
        new Limits(
            limits.cpu(),
            limits.wall().multipliedBy(3),
            limits.memoryBytes(),
            limits.outputBytes()));
  }
}
