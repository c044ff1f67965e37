package io.athanor.sandbox;

/// Runs a program nobody trusts. Serves many threads at once; has a bounded number of places.
public interface Sandbox {

  /// The back end's name; it stands in every result.
  String backend();

  /// Runs the program to its end or to a limit, and reports what happened. A fault of the machinery
  /// is an [Run.Ending#INTERNAL] or [Run.Ending#UNAVAILABLE], never an exception and never the
  /// program's.
  ///
  /// @throws InterruptedException when the process is closing; the program is killed
  Run run(Program program) throws InterruptedException;
}
