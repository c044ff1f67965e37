package io.athanor.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// What most independent solutions give for one input. Pure.
///
/// Execution results agree where programs do, however they are written (Shi et al. 2022,
/// arXiv:2204.11454; Li et al. 2022, arXiv:2203.07814).
///
/// @param value that they give
/// @param agreeing how many give it
/// @param ran how many were run on the input, those included that broke
record Agreement(JsonNode value, int agreeing, int ran) {

  /// Groups outputs: one joins the first group to all of whose members it is equal. Empty where
  /// there is no output at all; of groups of one size the first counts.
  static Optional<Agreement> of(List<Output> outputs, BiPredicate<JsonNode, JsonNode> same) {
    var groups = new ArrayList<List<JsonNode>>();
    int ran = 0;
    for (Output output : outputs) {
      ran += output instanceof Output.Untold ? 0 : 1;
      if (output instanceof Output.Gave(var value)) {
        groups.stream()
            .filter(group -> group.stream().allMatch(member -> same.test(member, value)))
            .findFirst()
            .orElseGet(() -> {
              var alone = new ArrayList<JsonNode>();
              groups.add(alone);
              return alone;
            })
            .add(value);
      }
    }
    int all = ran;
    return groups.stream()
        .max(Comparator.comparingInt(List::size))
        .map(group -> new Agreement(group.getFirst(), group.size(), all));
  }

  /// The part of the solutions that ran which agree, 0-1.
  double share() {
    return (double) agreeing / ran;
  }

  /// Whether it is evidence: at least two agree, and at least this part of those that ran.
  boolean reaches(double leastShare) {
    return agreeing >= 2 && share() >= leastShare;
  }
}
