package io.athanor.evolve;

import com.fasterxml.jackson.core.type.TypeReference;
import io.athanor.core.Ids;
import io.athanor.record.Instruction;
import io.athanor.record.Kind;
import java.util.List;
import java.util.Map;

/// The operators to choose from.
///
/// @param all in the order of `operators/index.yaml`
record Operators(List<Operator> all) {
  private static final List<Operator> KNOWN =
      Yaml.read("operators/index.yaml", new TypeReference<List<String>>() {}).stream()
          .map(name -> Yaml.read("operators/" + name + ".yaml", new TypeReference<Operator>() {}))
          .toList();

  /// @throws IllegalArgumentException if a kind of prompt has no operator of positive weight
  Operators {
    all = List.copyOf(all);
    for (Kind kind : Kind.values()) {
      if (total(all, kind) <= 0) {
        throw new IllegalArgumentException(
            "evolve: every operator for prompts of kind "
                + kind
                + " has weight 0; give one of them a weight");
      }
    }
  }

  /// The operators that are there, some of them with another weight than their own.
  ///
  /// @throws IllegalArgumentException for an operator that does not exist
  static Operators weighted(Map<String, Double> weights) {
    var names = KNOWN.stream().map(Operator::name).toList();
    for (String name : weights.keySet()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "evolve: there is no operator \"" + name + "\"; there are " + String.join(", ", names));
      }
    }
    return new Operators(
        KNOWN.stream()
            .map(one -> one.weighing(weights.getOrDefault(one.name(), one.weight())))
            .toList());
  }

  /// The operator for an instruction in its epoch: by weight, and the same one at every repeat.
  Operator choose(Instruction parent) {
    var kind = parent.getSeed().getKind();
    double point = unit(parent.getId(), parent.getEpoch() + 1) * total(all, kind);
    Operator last = null;
    for (Operator one : all) {
      if (weight(one, kind) > 0) {
        last = one;
        point -= one.weight();
        if (point < 0) {
          return one;
        }
      }
    }
    if (last == null) {
      throw new IllegalStateException("no operator for " + kind);
    }
    return last;
  }

  private static double total(List<Operator> operators, Kind kind) {
    return operators.stream().mapToDouble(one -> weight(one, kind)).sum();
  }

  private static double weight(Operator operator, Kind kind) {
    return operator.kinds().contains(kind) ? operator.weight() : 0;
  }

  /// Evenly spread over [0, 1).
  private static double unit(String id, int epoch) {
    String hash = Ids.hash("operator", id, Integer.toString(epoch));
    return (Long.parseUnsignedLong(hash.substring(0, 16), 16) >>> 11) * 0x1p-53;
  }
}
