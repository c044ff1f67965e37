package io.athanor.sandbox.wall;

import io.athanor.sandbox.Limits;
import java.io.IOException;

/// A control group of the kernel for the programs of one place, one after the other: what all
/// processes of a program use together is limited and counted. Used by one thread.
interface ControlGroup {
  /// So many more processes may be in the group than the program may have. The kernel counts one
  /// that has ended until it gets round to it, so those of earlier programs weigh on the next; the
  /// program itself is held by RLIMIT_NPROC.
  int MORE_PROCESSES = 1000;

  /// Sets the limits of the next program and begins to count anew.
  void begin(Limits limits) throws IOException;

  /// The file through which a process enters by itself; "" where those that the launcher starts are
  /// in it from the first.
  String door();

  /// What the program has used since [#begin].
  Consumption used() throws IOException;
}
