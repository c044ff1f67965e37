package io.athanor.critique;

import java.util.Locale;

/// What came of putting a control to the judge.
public enum ControlResult {
  /// It did not reach the threshold, as it must be.
  FAILED,
  /// It did: the judge cannot be trusted.
  PASSED,
  /// The reply was no verdict.
  UNUSABLE;

  /// As in the tag `result` of the meter.
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
