package io.athanor.verify.maths;

import io.athanor.record.Verdict;
import io.athanor.verify.maths.Value.Named;
import io.athanor.verify.maths.Value.Several;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which members of two lists without order belong together. Pure.
///
/// Members that all have names of their own, the same in both, are compared by name. Sets are equal
/// if each member has an equal one on the other side; lists if the members can be paired off. Where
/// that takes a pair of which nobody can tell, nobody can tell.
final class Matching {

  interface Judge {
    Verdict judge(Value a, Value b);
  }

  private final Verdict[][] verdicts;

  private Matching(List<Value> a, List<Value> b, Judge judge) {
    verdicts =
        a.stream()
            .map(x -> b.stream().map(y -> judge.judge(x, y)).toArray(Verdict[]::new))
            .toArray(Verdict[][]::new);
  }

  static Verdict of(Several a, Several b, Judge judge) {
    var names = names(a.members());
    var others = names(b.members());
    if (!names.isEmpty() && names.keySet().equals(others.keySet())) {
      return all(
          IntStream.range(0, names.size())
              .mapToObj(i -> judge.judge(values(names).get(i), values(others).get(i))));
    }
    if (a.members().isEmpty() || b.members().isEmpty()) {
      return a.members().isEmpty() && b.members().isEmpty() ? Verdict.PASS : Verdict.FAIL;
    }
    boolean sets = a.set() || b.set();
    if (!sets && a.members().size() != b.members().size()) {
      return Verdict.FAIL;
    }
    var matching = new Matching(a.members(), b.members(), judge);
    if (matching.holds(sets, Set.of(Verdict.PASS))) {
      return Verdict.PASS;
    }
    return matching.holds(sets, Set.of(Verdict.PASS, Verdict.UNKNOWN))
        ? Verdict.UNKNOWN
        : Verdict.FAIL;
  }

  /// The verdict on values that are all to be equal.
  static Verdict all(Stream<Verdict> verdicts) {
    var found = verdicts.collect(Collectors.toSet());
    if (found.contains(Verdict.FAIL)) {
      return Verdict.FAIL;
    }
    return found.contains(Verdict.UNKNOWN) ? Verdict.UNKNOWN : Verdict.PASS;
  }

  private boolean holds(boolean sets, Set<Verdict> equal) {
    return sets ? cover(equal) : pairs(equal) == verdicts.length;
  }

  private boolean cover(Set<Verdict> equal) {
    return Arrays.stream(verdicts).allMatch(row -> Arrays.stream(row).anyMatch(equal::contains))
        && IntStream.range(0, verdicts[0].length)
            .allMatch(
                column -> Arrays.stream(verdicts).anyMatch(row -> equal.contains(row[column])));
  }

  /// The most pairs that can be made (Kuhn 1955, by augmenting paths).
  private int pairs(Set<Verdict> equal) {
    var partner = new int[verdicts[0].length];
    Arrays.fill(partner, -1);
    return (int)
        IntStream.range(0, verdicts.length)
            .filter(row -> findPartner(row, equal, partner, new HashSet<>()))
            .count();
  }

  private boolean findPartner(int row, Set<Verdict> equal, int[] partner, Set<Integer> tried) {
    for (int column = 0; column < partner.length; column++) {
      if (equal.contains(verdicts[row][column]) && tried.add(column)) {
        if (partner[column] < 0 || findPartner(partner[column], equal, partner, tried)) {
          partner[column] = row;
          return true;
        }
      }
    }
    return false;
  }

  private static List<Value> values(SortedMap<String, Value> names) {
    return List.copyOf(names.values());
  }

  /// Empty where one has no name, or two have the same.
  private static SortedMap<String, Value> names(List<Value> members) {
    var named = members.stream().filter(Named.class::isInstance).map(Named.class::cast).toList();
    boolean all = named.size() == members.size();
    boolean distinct = named.stream().map(Named::name).distinct().count() == named.size();
    var names = new TreeMap<String, Value>();
    if (all && distinct) {
      named.forEach(it -> names.put(it.name(), it.value()));
    }
    return names;
  }
}
