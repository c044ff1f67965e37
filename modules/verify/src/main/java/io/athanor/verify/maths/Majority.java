package io.athanor.verify.maths;

import io.athanor.record.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What most of several answers to one question say: self-consistency (Wang et al. 2022,
/// arXiv:2203.11171), evidence where a question has no reference answer. Pure.
///
/// @param answers how many there were, those without a value included
/// @param groups answers that all equal each other, the largest group first; of groups of one size
///   the one whose first answer came first. Those of which nobody can tell stand alone
public record Majority(int answers, List<Group> groups) {

  /// Equal answers, in the order in which they came; the first one speaks for the group.
  public record Group(List<String> members) {
    public String value() {
      return members.getFirst();
    }
  }

  public Majority {
    groups = List.copyOf(groups);
  }

  /// Groups final values by [Comparison]. A value joins the first group with all of whose members
  /// it is equal, so that 50 and 0.5 are apart although 50 % is both.
  ///
  /// @param values of which empty ones are answers in which no value was found
  public static Majority of(List<Optional<String>> values) {
    var groups = new ArrayList<List<String>>();
    values.stream().flatMap(Optional::stream).forEach(value -> join(value, groups));
    return new Majority(
        values.size(),
        groups.stream()
            .map(members -> new Group(List.copyOf(members)))
            .sorted(Comparator.comparingInt((Group group) -> group.members.size()).reversed())
            .toList());
  }

  private static void join(String value, List<List<String>> groups) {
    groups.stream()
        .filter(group -> group.stream().allMatch(member -> equal(member, value)))
        .findFirst()
        .orElseGet(() -> {
          var alone = new ArrayList<String>();
          groups.add(alone);
          return alone;
        })
        .add(value);
  }

  private static boolean equal(String a, String b) {
    return Comparison.judge(a, b) == Verdict.PASS;
  }

  /// The value of the largest group; empty where there is none, or two are as large.
  public Optional<String> value() {
    return groups.isEmpty() || tied() ? Optional.empty() : Optional.of(groups.getFirst().value());
  }

  /// Whether the largest group is not the only one of its size.
  public boolean tied() {
    return groups.size() > 1 && groups.get(0).members().size() == groups.get(1).members().size();
  }

  /// How many answers are in the largest group.
  public int largest() {
    return groups.isEmpty() ? 0 : groups.getFirst().members().size();
  }

  /// The part of all answers that is in the largest group, 0-1.
  public double share() {
    return groups.isEmpty() ? 0 : (double) largest() / answers;
  }

  /// How many answers equal a value.
  public int votesFor(String value) {
    return (int)
        groups.stream()
            .flatMap(group -> group.members().stream())
            .filter(member -> equal(member, value))
            .count();
  }
}
