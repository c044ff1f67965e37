package io.athanor.faults;

import io.athanor.streams.ledger.LedgerReport;
import java.util.List;
import java.util.Set;

/// What a factory has left behind.
///
/// @param expected the ids that must come to something: of all seeds, and of all instructions made
///   of them
/// @param graded the committed records on the topic of graded samples
/// @param rejected the ids that were rejected, repeats of a seed apart
/// @param rows the ids of the rows in the files
/// @param tornLines lines in the files that are no whole row
/// @param deadLetters on all topics
/// @param ledger what `athanor ledger` proves
record Evidence(
    Set<String> expected,
    List<Graded> graded,
    Set<String> rejected,
    List<String> rows,
    long tornLines,
    long deadLetters,
    LedgerReport ledger) {

  /// @param id the instruction's
  /// @param source the record it was made of, and which part of its outcome it is
  /// @param accepted whether its tier belongs into the files
  record Graded(String id, String source, boolean accepted) {}
}
