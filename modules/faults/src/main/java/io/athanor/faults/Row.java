package io.athanor.faults;

import java.util.List;

/// One line of the result.
///
/// @param fault the scenario
/// @param done what was done to the factory
/// @param criterion what must hold
/// @param measured what was seen
record Row(String fault, String done, String criterion, String measured, Verdict verdict) {

  static Row of(String fault, String done, String criterion, String measured, boolean held) {
    return new Row(fault, done, criterion, measured, Verdict.of(held));
  }

  /// A row whose criterion is a time, or depends on one.
  static Row timed(String fault, String done, String criterion, String measured, boolean inTime) {
    return new Row(fault, done, criterion, measured, inTime ? Verdict.PASSED : Verdict.SLOW);
  }

  static Row skipped(String fault, String done, String criterion, String why) {
    return new Row(fault, done, criterion, why, Verdict.SKIPPED);
  }

  /// The scenario itself came to grief.
  static Row broken(String fault, Exception e) {
    return of(fault, "the scenario", "runs to its end", e.toString(), false);
  }

  List<String> cells() {
    return List.of(fault, done, criterion, measured, verdict.toString());
  }
}
