package io.athanor.verify.maths;

import java.util.Map;
import java.util.TreeMap;

/// What a number counts.
///
/// @param worth of one unit, in the base units of its dimensions
/// @param dimensions their powers, none of them 0; empty for a plain number
/// @param label words that are no unit we know, such as `apples`; "" for none
record Unit(Term worth, Map<String, Integer> dimensions, String label) {
  static final Unit NONE = new Unit(Term.Number.ONE, Map.of(), "");

  /// What stands before the slash is the kind of a dimension, what follows it its own zero or
  /// length.
  private static final String OWN_ZERO = "/.*";

  static Unit labelled(String label) {
    return new Unit(Term.Number.ONE, Map.of(), label);
  }

  Unit times(Unit other, int power) {
    var sum = new TreeMap<>(dimensions);
    other.dimensions.forEach(
        (dimension, exponent) -> sum.merge(dimension, exponent * power, Integer::sum));
    sum.values().removeIf(exponent -> exponent == 0);
    var raised = power == 1 ? other.worth : new Term.Power(other.worth, Term.of(power));
    return new Unit(new Term.Product(worth, raised), Map.copyOf(sum), label);
  }

  /// Whether a number makes one the other.
  boolean convertible(Unit other) {
    return !dimensions.isEmpty() && dimensions.equals(other.dimensions);
  }

  boolean plain() {
    return dimensions.isEmpty() && label.isEmpty();
  }

  /// Celsius and Fahrenheit, or days and months: of one kind, but no number makes one the other.
  boolean sameKind(Unit other) {
    return kinds().equals(other.kinds());
  }

  /// Whether this is the other but for what it is reckoned per, as kilometres are to kilometres per
  /// hour.
  boolean lacksPer(Unit other) {
    var above = new TreeMap<>(other.dimensions);
    boolean fewer = above.values().removeIf(exponent -> exponent < 0);
    return fewer && above.equals(new TreeMap<>(dimensions)) && !above.isEmpty();
  }

  private Map<String, Integer> kinds() {
    var kinds = new TreeMap<String, Integer>();
    dimensions.forEach((dimension, exponent) ->
        kinds.merge(dimension.replaceFirst(OWN_ZERO, ""), exponent, Integer::sum));
    return kinds;
  }
}
