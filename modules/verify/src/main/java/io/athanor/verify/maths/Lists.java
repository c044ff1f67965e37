package io.athanor.verify.maths;

import io.athanor.verify.maths.Value.Named;
import io.athanor.verify.maths.Value.Quantity;
import io.athanor.verify.maths.Value.Reals;
import io.athanor.verify.maths.Value.Several;
import io.athanor.verify.maths.Value.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/// What several values that stand side by side are together. Pure.
final class Lists {

  private Lists() {}

  /// Inequalities joined by `or` are a union, joined by `and` an intersection; intervals joined by
  /// `or` a union. A name before the first of several values is the name of all.
  ///
  /// @throws Unread where ranges are joined in another way
  static Value of(List<Value> items, boolean or, boolean and) {
    var names = items.stream().map(Lists::name).distinct().toList();
    boolean oneName = names.size() == 1 && !names.getFirst().isEmpty();
    boolean firstNamed =
        !name(items.getFirst()).isEmpty()
            && items.stream().skip(1).allMatch(it -> name(it).isEmpty());
    if (oneName || firstNamed) {
      return new Named(
          name(items.getFirst()),
          bare(items.stream().map(Lists::value).toList(), or, and && oneName));
    }
    return bare(items, or, false);
  }

  private static Value bare(List<Value> items, boolean or, boolean and) {
    var ranges = new ArrayList<Range>();
    for (Value item : items) {
      if (item instanceof Reals(var range)) {
        ranges.add(range);
      }
    }
    if (ranges.isEmpty()) {
      return new Several(items, false);
    }
    if (ranges.size() < items.size() || or == and) {
      throw new Unread("ranges among others");
    }
    return new Reals(or ? new Range.Union(ranges) : new Range.Intersection(ranges));
  }

  /// A pair read as an open interval.
  static Optional<Range> open(Tuple pair, Identity identity) {
    if (pair.entries().size() != 2 || pair.square()) {
      return Optional.empty();
    }
    return end(pair.entries().get(0), identity)
        .flatMap(low ->
            end(pair.entries().get(1), identity)
                .map(high -> new Range.Span(low, false, high, false)));
  }

  private static Optional<BigFraction> end(Value value, Identity identity) {
    return value instanceof Quantity quantity && quantity.units().isEmpty()
        ? identity.real(quantity.amount())
        : Optional.empty();
  }

  private static String name(Value value) {
    return value instanceof Named(var name, _) ? name : "";
  }

  private static Value value(Value value) {
    return value instanceof Named(_, var inner) ? inner : value;
  }
}
