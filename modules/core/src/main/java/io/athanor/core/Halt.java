package io.athanor.core;

/// A stage has found that its own verdicts are worth nothing: a control passed that must fail. No
/// record is to blame, and no other try would help.
///
/// The stage's application stops. The record at hand and all others stay pending and are charged no
/// attempt; they go on once the cause is mended and the application is started again.
public final class Halt extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param sentence for the operator: what was seen, and what to do; it is logged, so nothing of a
  ///   record may stand in it
  public Halt(String sentence) {
    super(sentence);
  }
}
