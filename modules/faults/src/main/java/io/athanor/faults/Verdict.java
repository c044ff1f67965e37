package io.athanor.faults;

import java.util.Locale;

/// What came of a row.
enum Verdict {
  PASSED,
  FAILED,
  /// It could not be done on this machine; the row says why.
  SKIPPED;

  static Verdict of(boolean held) {
    return held ? PASSED : FAILED;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
