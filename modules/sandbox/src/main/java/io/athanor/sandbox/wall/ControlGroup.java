package io.athanor.sandbox.wall;

import io.athanor.sandbox.Limits;
import java.io.IOException;

/// A control group of the kernel for the programs of one place, one after the other: what all
/// processes of a program use together is limited and counted. Used by one thread.
interface ControlGroup {

  /// Sets the limits of the next program and begins to count anew.
  void begin(Limits limits) throws IOException;

  /// The file through which a process enters by itself; "" where those that the launcher starts are
  /// in it from the first.
  String door();

  /// What the program has used since [#begin].
  Consumption used() throws IOException;
}
