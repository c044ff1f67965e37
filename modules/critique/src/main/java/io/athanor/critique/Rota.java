package io.athanor.critique;

import java.util.OptionalInt;

/// Which control is due: each of them before the first judgement, then one in every batch, in turn.
///
/// @param controls how many there are
/// @param every judged answers that make a batch; 0: no control is ever due
/// @param settled controls settled so far, every turn counted
/// @param judged answers judged since a control was settled
/// @param unusable replies to the control due, in a row, that were no verdict
record Rota(int controls, int every, long settled, int judged, int unusable) {

  /// So often a control is put before it is left for its next turn: a judge that cannot answer it
  /// must not keep the stage waiting for ever.
  static final int MOST_TRIES = 3;

  static Rota of(int controls, int every) {
    return new Rota(controls, every, 0, 0, 0);
  }

  /// Whether verdicts are worth nothing yet.
  boolean isOpening() {
    return every > 0 && settled < controls;
  }

  /// The place of the control to be put now.
  OptionalInt due() {
    return isOpening() || every > 0 && judged >= every
        ? OptionalInt.of((int) (settled % controls))
        : OptionalInt.empty();
  }

  Rota afterJudgement() {
    return new Rota(controls, every, settled, judged + 1, unusable);
  }

  Rota afterVerdict() {
    return new Rota(controls, every, settled + 1, 0, 0);
  }

  /// No reply came: the control is due again once another answer was judged, or at once where none
  /// may be.
  Rota afterFault() {
    return new Rota(controls, every, settled, Math.min(judged, every - 1), unusable);
  }

  Rota afterUnusable() {
    return unusable + 1 < MOST_TRIES
        ? new Rota(controls, every, settled, Math.min(judged, every - 1), unusable + 1)
        : afterVerdict();
  }
}
