package io.athanor.verify.maths;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/// Terms in exact rational arithmetic: the fast way, and the only one where it suffices. Pure.
///
/// Empty is what is not rational, is not defined, or would be longer than [#BITS].
record Exact(Map<String, BigFraction> variables, Deadline deadline) {

  /// The longest number that is calculated with: some 6000 decimal digits.
  private static final int BITS = 20_000;

  private static final BigInteger LARGEST_FACTORIAL = BigInteger.valueOf(1000);

  Optional<BigFraction> value(Term term) {
    deadline.check();
    return switch (term) {
      case Term.Number(var value) -> bounded(value);
      case Term.Name(var name) -> Optional.ofNullable(variables.get(name));
      case Term.Sum(var left, var right) ->
          value(left).flatMap(a -> value(right).map(a::add)).flatMap(Exact::bounded);
      case Term.Product(var left, var right) ->
          value(left).flatMap(a -> value(right).map(a::multiply)).flatMap(Exact::bounded);
      case Term.Quotient(var above, var below) ->
          value(above)
              .flatMap(a -> value(below).filter(b -> b.signum() != 0).map(a::divide))
              .flatMap(Exact::bounded);
      case Term.Power(var base, var exponent) ->
          value(base).flatMap(b -> value(exponent).flatMap(e -> power(b, e)));
      case Term.Call(var function, var argument) -> value(argument).flatMap(x -> call(function, x));
      case Term.Constant _, Term.Root _, Term.Logarithm _ -> Optional.empty();
    };
  }

  private static Optional<BigFraction> power(BigFraction base, BigFraction exponent) {
    boolean whole = exponent.isInteger();
    if (!whole || exponent.getNumerator().bitLength() > 20 || base.signum() == 0) {
      return base.signum() == 0 && exponent.signum() > 0
          ? Optional.of(BigFraction.ZERO)
          : Optional.empty();
    }
    int times = exponent.getNumerator().intValueExact();
    long bits = (long) size(base) * Math.abs(times);
    boolean trivial = base.abs().equals(BigFraction.ONE);
    return trivial || bits <= BITS ? Optional.of(base.pow(times)) : Optional.empty();
  }

  private static Optional<BigFraction> call(Elementary function, BigFraction x) {
    return switch (function) {
      case ABS -> Optional.of(x.abs());
      case FLOOR -> Optional.of(new BigFraction(floor(x)));
      case CEILING -> Optional.of(new BigFraction(floor(x.negate()).negate()));
      case FACTORIAL -> factorial(x);
      default -> Optional.empty();
    };
  }

  private static BigInteger floor(BigFraction x) {
    var parts = x.getNumerator().divideAndRemainder(x.getDenominator());
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private static Optional<BigFraction> factorial(BigFraction x) {
    boolean natural = x.isInteger() && x.signum() >= 0;
    if (!natural || x.getNumerator().compareTo(LARGEST_FACTORIAL) > 0) {
      return Optional.empty();
    }
    var product = BigInteger.ONE;
    for (int i = 2; i <= x.getNumerator().intValueExact(); i++) {
      product = product.multiply(BigInteger.valueOf(i));
    }
    return Optional.of(new BigFraction(product));
  }

  private static Optional<BigFraction> bounded(BigFraction value) {
    return size(value) <= BITS ? Optional.of(value) : Optional.empty();
  }

  private static int size(BigFraction value) {
    return value.getNumerator().bitLength() + value.getDenominator().bitLength();
  }
}
