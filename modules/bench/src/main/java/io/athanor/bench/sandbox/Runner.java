package io.athanor.bench.sandbox;

import java.io.IOException;

/// Runs one program, as often as it is told.
interface Runner {

  /// What every program here prints.
  String ANSWER = "42";

  /// Runs it once to its end.
  ///
  /// @throws IOException where it did not print the answer, so that there is nothing to measure
  void run() throws IOException, InterruptedException;
}
