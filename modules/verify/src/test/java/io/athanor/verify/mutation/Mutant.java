package io.athanor.verify.mutation;

/// A reference with one small change.
///
/// @param operator the kind of the change
/// @param line where in the reference
/// @param change its lines that the reference does not have
record Mutant(String operator, int line, String source, String change) {

  /// What became of it.
  enum Fate {
    REJECTED,
    /// It passed, and does what the reference does on every generated input.
    EQUIVALENT,
    /// It passed, and should not have.
    MISSED
  }
}
