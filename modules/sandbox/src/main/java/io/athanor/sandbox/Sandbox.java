package io.athanor.sandbox;

/// Runs programs nobody trusts. Serves many threads at once; has a bounded number of places.
///
/// A fault of the machinery is an ending that says nothing about the program
/// ([Run.Ending#conclusive]), never an exception.
public interface Sandbox {

  /// Makes a source ready to run, in a sandbox like any other program. Done once for many runs.
  ///
  /// @throws InterruptedException when the process is closing; the compiler is killed
  Build build(Source source) throws InterruptedException;

  /// Runs the program to its end or to a limit, and reports what happened.
  ///
  /// @param stdin what it reads; "" for nothing
  /// @throws InterruptedException when the process is closing; the program is killed
  Run run(Build.Ready program, String stdin, Limits limits) throws InterruptedException;
}
