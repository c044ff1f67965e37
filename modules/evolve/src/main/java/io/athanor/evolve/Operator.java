package io.athanor.evolve;

import io.athanor.record.Kind;
import java.util.Set;

/// One way to make another instruction of an instruction, as it stands in `operators/<name>.yaml`.
///
/// @param name snake_case; stands in records and ids
/// @param weight how often it is chosen, relative to the others; 0 for never
/// @param kinds the kinds of prompts it applies to
/// @param keepsContract whether what made the parent's answer right makes the child's right, so
///   that reference answer, entry point and cases may be inherited
/// @param text what it tells the model to do
record Operator(String name, double weight, Set<Kind> kinds, boolean keepsContract, String text) {

  Operator {
    kinds = Set.copyOf(kinds);
    if (!(weight >= 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(
          "the weight of operator " + name + " must be 0 or more, got " + weight);
    }
  }

  Operator weighing(double other) {
    return new Operator(name, other, kinds, keepsContract, text);
  }
}
