package io.athanor.llm;

/// A fault on its way from the endpoint up to [Paced]. Checked, so that none goes by unsorted.
final class Faulted extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  Faulted(Fault fault) {
    super(fault.sentence(), null, false, false);
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }
}
