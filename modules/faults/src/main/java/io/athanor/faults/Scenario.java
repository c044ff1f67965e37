package io.athanor.faults;

import java.util.List;

/// A fault that is done to a factory, and what must hold all the same.
interface Scenario {

  /// Builds a factory in the lab, does the fault, and judges what was measured.
  ///
  /// @throws Exception where it cannot be done; the row then says so, and counts as failed
  List<Row> run(Lab lab) throws Exception;
}
