package io.athanor.faults;

import java.util.Locale;

/// What came of a row.
enum Verdict {
  PASSED,
  FAILED,
  /// It held, but took longer than it may; a busy machine does that, too.
  SLOW,
  /// It could not be done on this machine; the row says why.
  SKIPPED;

  static Verdict of(boolean held) {
    return held ? PASSED : FAILED;
  }

  /// Whether the whole has failed by it: a build may share its machine, a proof may not.
  boolean counts(boolean inABuild) {
    return this == FAILED || (this == SLOW && !inABuild);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
