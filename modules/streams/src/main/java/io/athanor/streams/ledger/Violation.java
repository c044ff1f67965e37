package io.athanor.streams.ledger;

import java.util.List;

/// How the records of a stage break the promise, and which ones do.
///
/// @param kind what is wrong with them
/// @param count how many there are
/// @param ids the first [Ledger#NAMED] of them: the record's id, else its key, else
///   `topic/partition/offset`
public record Violation(Kind kind, long count, List<String> ids) {

  /// What can be wrong.
  public enum Kind {
    /// It was taken from the topic and nothing came of it.
    LOST,
    /// A part of its outcome is there twice.
    DUPLICATED,
    /// Some parts of its outcome are missing.
    TORN,
    /// A result names it, but it was never a committed record.
    UNKNOWN_SOURCE
  }

  public Violation {
    ids = List.copyOf(ids);
  }
}
