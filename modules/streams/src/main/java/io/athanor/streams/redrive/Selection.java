package io.athanor.streams.redrive;

import java.util.Set;

/// Which dead letters are meant.
///
/// @param causes faults, or exceptions without their package; empty: any
/// @param ids of records, or the places of letters; empty: any
public record Selection(Set<String> causes, Set<String> ids) {

  /// Every letter.
  public static final Selection ALL = new Selection(Set.of(), Set.of());

  public Selection {
    causes = Set.copyOf(causes);
    ids = Set.copyOf(ids);
  }

  boolean takes(Letter letter) {
    boolean cause =
        causes.isEmpty() || causes.contains(letter.fault()) || causes.contains(letter.exception());
    boolean id = ids.isEmpty() || ids.contains(letter.id()) || ids.contains(letter.at().toString());
    return cause && id;
  }
}
