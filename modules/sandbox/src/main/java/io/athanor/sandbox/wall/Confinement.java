package io.athanor.sandbox.wall;

import java.io.IOException;
import java.util.List;

/// What a thread takes upon itself before it starts a program: no new privileges, Landlock,
/// seccomp. All that it starts inherits them, and nothing takes them off again.
final class Confinement {
  private static final long PR_SET_NO_NEW_PRIVS = 38;

  private final Landlock landlock;
  private final List<Seccomp.Instruction> filter;

  Confinement(Landlock landlock) {
    this.landlock = landlock;
    this.filter = Seccomp.alone(landlock.abi());
  }

  /// Confines the calling thread for the rest of its life: a thread to be thrown away.
  ///
  /// @throws IOException where a part of it failed; the thread may then be confined in part, and
  ///   must not start anything
  void enter() throws IOException {
    SystemCall.PRCTL.call(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    landlock.restrictThisThread();
    Seccomp.restrictThisThread(filter);
  }
}
