package io.athanor.verify.maths;

import io.athanor.record.Verdict;
import io.athanor.verify.maths.Value.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/// Compares numbers and expressions with what they count. Pure.
///
/// ## Units
///
/// | | |
/// | --- | --- |
/// | one side has none | the numbers decide: `5 km` is 5, and not 5000 |
/// | percent on one side | 50 % is 50 and 0.5 |
/// | degrees on one side | 90° is 90 and π/2 |
/// | both, of the same dimensions | converted: 5 km is 5000 m |
/// | both, of other dimensions | FAIL |
/// | of one kind with other zeros or lengths: °C and °F, days and months | UNKNOWN |
/// | equal numbers, one reckoned per something: $18 and $18 per hour | UNKNOWN |
/// | words that are no unit | the same words, or none, leave it to the numbers; other words make equal numbers UNKNOWN |
///
/// ## Rounding
///
/// Whole numbers and fractions are exact. A decimal that is the correct rounding (half a unit of
/// its last digit) of a finer decimal, a fraction or an irrational number is
///
/// | its digits | |
/// | --- | --- |
/// | four or more: 3.142 for π | PASS |
/// | three: 3.14 for π | PASS if either side says "about" or ≈, else UNKNOWN: was rounding asked for? |
/// | two: 3.1 for π | UNKNOWN if either side says "about" or ≈, else FAIL |
/// | one | FAIL |
///
/// Decimals cut off instead of rounded, and two of the same fineness that differ, are FAIL. What
/// differs by no more than a double does (10⁻¹⁴, relatively, in 15 digits or more) is PASS.
record QuantityComparison(Identity identity) {
  private static final int ENOUGH_DIGITS = 4;
  private static final int DIGITS_OF_A_DOUBLE = 15;
  private static final BigFraction ERROR_OF_A_DOUBLE = new BigFraction(1, 100_000_000_000_000L);
  private static final Set<String> ANY_NUMBER = Set.of("k", "m", "n", "t", "c", "C", "K");
  private static final Map<String, Integer> PERCENT = Map.of("percent", 1);
  private static final Map<String, Integer> ANGLE = Map.of("angle", 1);
  private static final Term HUNDREDTH = new Term.Quotient(Term.Number.ONE, Term.of(100));
  private static final Term IN_RADIANS = new Term.Quotient(Term.Constant.PI, Term.of(180));

  /// One side of a comparison, in some unit.
  private record Side(Term amount, @Nullable Rounding rounding, boolean approximate) {}

  Verdict judge(Quantity a, Quantity b) {
    var verdict = asWritten(a, b);
    return verdict == Verdict.FAIL && sameButForALetter(a.amount(), b.amount())
        ? Verdict.UNKNOWN
        : verdict;
  }

  /// `2πk` and `2πn` may both be said of any whole number.
  private boolean sameButForALetter(Term a, Term b) {
    var mine = a.names().stream().filter(name -> !b.names().contains(name)).toList();
    var its = b.names().stream().filter(name -> !a.names().contains(name)).toList();
    return mine.size() == 1
        && its.size() == 1
        && ANY_NUMBER.containsAll(mine)
        && ANY_NUMBER.containsAll(its)
        && identity.of(a, b.renamed(its.getFirst(), mine.getFirst())) == Verdict.PASS;
  }

  private Verdict asWritten(Quantity a, Quantity b) {
    if (a.product() != null && b.units().isEmpty() && !b.amount().closed()) {
      return identity.of(a.product(), b.amount());
    }
    if (b.product() != null && a.units().isEmpty() && !a.amount().closed()) {
      return identity.of(b.product(), a.amount());
    }
    boolean shared = readings(a).stream().anyMatch(unit -> alike(unit, b));
    return best(
        readings(a).stream()
            .flatMap(unit ->
                readings(b).stream()
                    .filter(its -> !shared || its.dimensions().equals(unit.dimensions()))
                    .map(its -> judge(a, unit, b, its))));
  }

  private static boolean alike(Unit unit, Quantity other) {
    return readings(other).stream().anyMatch(its -> its.dimensions().equals(unit.dimensions()));
  }

  private static List<Unit> readings(Quantity quantity) {
    return quantity.units().isEmpty() ? List.of(Unit.NONE) : quantity.units();
  }

  private Verdict judge(Quantity a, Unit unit, Quantity b, Unit its) {
    if (unit.plain() || its.plain()) {
      return best(
          Stream.concat(
              Stream.of(numbers(side(a, Term.Number.ONE), side(b, Term.Number.ONE))),
              unit.plain() ? asFraction(b, its, a) : asFraction(a, unit, b)));
    }
    if (!unit.label().isEmpty() || !its.label().isEmpty()) {
      return labelled(a, unit, b, its);
    }
    if (unit.dimensions().equals(its.dimensions())) {
      return numbers(side(a, unit.worth()), side(b, its.worth()));
    }
    if (unit.sameKind(its)) {
      return Verdict.UNKNOWN;
    }
    boolean perMissing = unit.lacksPer(its) || its.lacksPer(unit);
    return perMissing
        ? atMostUnknown(numbers(side(a, Term.Number.ONE), side(b, Term.Number.ONE)))
        : Verdict.FAIL;
  }

  /// Percent and degrees as plain numbers.
  private Stream<Verdict> asFraction(Quantity measured, Unit unit, Quantity plain) {
    if (unit.dimensions().equals(PERCENT)) {
      return Stream.of(numbers(side(measured, HUNDREDTH), side(plain, Term.Number.ONE)));
    }
    return unit.dimensions().equals(ANGLE)
        ? Stream.of(
            numbers(
                side(measured, new Term.Product(unit.worth(), IN_RADIANS)),
                side(plain, Term.Number.ONE)))
        : Stream.empty();
  }

  private Verdict labelled(Quantity a, Unit unit, Quantity b, Unit its) {
    boolean both = !unit.label().isEmpty() && !its.label().isEmpty();
    var numbers = numbers(side(a, Term.Number.ONE), side(b, Term.Number.ONE));
    if (!both) {
      return Verdict.UNKNOWN;
    }
    return unit.equals(its) ? numbers : atMostUnknown(numbers);
  }

  private static Verdict atMostUnknown(Verdict verdict) {
    return verdict == Verdict.PASS ? Verdict.UNKNOWN : verdict;
  }

  private Side side(Quantity quantity, Term factor) {
    boolean one = factor.equals(Term.Number.ONE);
    var rounding = quantity.rounding();
    if (!one && rounding != null) {
      var value = identity.real(factor);
      rounding = value.isPresent() ? rounding.times(value.get()) : null;
    }
    var amount = one ? quantity.amount() : new Term.Product(quantity.amount(), factor);
    return new Side(amount, rounding, quantity.approximate());
  }

  private Verdict numbers(Side a, Side b) {
    var verdict = identity.of(a.amount, b.amount);
    return verdict == Verdict.FAIL ? rounded(a, b) : verdict;
  }

  private Verdict rounded(Side a, Side b) {
    var rounding = coarser(a.rounding, b.rounding);
    if (rounding == null) {
      return Verdict.FAIL;
    }
    var x = identity.real(a.amount);
    var y = identity.real(b.amount);
    if (x.isEmpty() || y.isEmpty()) {
      return Verdict.FAIL;
    }
    var distance = x.get().subtract(y.get()).abs();
    if (noise(a, b) && distance.compareTo(ERROR_OF_A_DOUBLE.multiply(x.get().abs())) <= 0) {
      return Verdict.PASS;
    }
    if (distance.multiply(2).compareTo(rounding.step()) > 0) {
      return Verdict.FAIL;
    }
    int missing = ENOUGH_DIGITS - rounding.digits() - (a.approximate || b.approximate ? 1 : 0);
    return missing <= 0 ? Verdict.PASS : missing == 1 ? Verdict.UNKNOWN : Verdict.FAIL;
  }

  private static boolean noise(Side a, Side b) {
    return Stream.of(a, b)
        .anyMatch(side -> side.rounding != null && side.rounding.digits() >= DIGITS_OF_A_DOUBLE);
  }

  /// The rounding that the other side is held against; null where both are exact or equally fine.
  private static @Nullable Rounding coarser(@Nullable Rounding a, @Nullable Rounding b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    int order = a.step().compareTo(b.step());
    return order == 0 ? null : order > 0 ? a : b;
  }

  private static Verdict best(Stream<Verdict> verdicts) {
    var found = verdicts.toList();
    if (found.contains(Verdict.PASS)) {
      return Verdict.PASS;
    }
    return found.contains(Verdict.UNKNOWN) ? Verdict.UNKNOWN : Verdict.FAIL;
  }
}
