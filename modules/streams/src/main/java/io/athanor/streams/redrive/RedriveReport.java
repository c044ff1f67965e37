package io.athanor.streams.redrive;

import java.util.List;
import java.util.Set;

/// What a redrive did.
///
/// @param letters the stage has
/// @param putBack of those that were meant
/// @param before of those that were meant, put back by an earlier redrive
/// @param refused those that were meant and cannot be put back
/// @param causes all that could have been named as one
/// @param unknownIds that were named and no letter has
public record RedriveReport(
    long letters,
    long putBack,
    long before,
    List<Refused> refused,
    Set<String> causes,
    Set<String> unknownIds) {

  /// @param reason a part of a sentence
  public record Refused(String id, String reason) {}

  public RedriveReport {
    refused = List.copyOf(refused);
    causes = Set.copyOf(causes);
    unknownIds = Set.copyOf(unknownIds);
  }

  /// Whether any letter was meant.
  public boolean met() {
    return putBack + before + refused.size() > 0;
  }
}
