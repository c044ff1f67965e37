package io.athanor.verify.maths;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/// An expression as a tree. Nothing but what stands here ever reaches a library that calculates.
///
/// Trees are made by [TermParser] alone, which bounds their size and depth.
sealed interface Term {
  /// An exact number.
  record Number(BigFraction value) implements Term {
    static final Term ZERO = new Number(BigFraction.ZERO);
    static final Term ONE = new Number(BigFraction.ONE);
  }

  /// A free variable: `x`, `a_1`, `alpha`.
  record Name(String name) implements Term {}

  enum Constant implements Term {
    PI,
    E,
    I
  }

  record Sum(Term left, Term right) implements Term {}

  record Product(Term left, Term right) implements Term {}

  record Quotient(Term above, Term below) implements Term {}

  record Power(Term base, Term exponent) implements Term {}

  /// A function of one argument.
  record Call(Elementary function, Term argument) implements Term {}

  /// The root of a degree; where the degree is odd and the radicand negative, the real one.
  record Root(int degree, Term radicand) implements Term {}

  /// @param base null where none is written, which is 10 to some and e to others
  record Logarithm(@Nullable Term base, Term argument) implements Term {}

  static Term of(long number) {
    return new Number(new BigFraction(BigInteger.valueOf(number)));
  }

  default Term negated() {
    return this instanceof Number(var value)
        ? new Number(value.negate())
        : new Product(of(-1), this);
  }

  default Term minus(Term other) {
    return new Sum(this, other.negated());
  }

  default List<Term> parts() {
    return switch (this) {
      case Number _, Name _, Constant _ -> List.of();
      case Sum(var left, var right) -> List.of(left, right);
      case Product(var left, var right) -> List.of(left, right);
      case Quotient(var above, var below) -> List.of(above, below);
      case Power(var base, var exponent) -> List.of(base, exponent);
      case Call(_, var argument) -> List.of(argument);
      case Root(_, var radicand) -> List.of(radicand);
      case Logarithm(var base, var argument) ->
          base == null ? List.of(argument) : List.of(base, argument);
    };
  }

  /// This term with numbers for its variables.
  default Term at(Map<String, BigFraction> point) {
    return with(name -> point.containsKey(name) ? new Number(point.get(name)) : new Name(name));
  }

  /// This term with another name for a variable.
  default Term renamed(String from, String to) {
    return with(name -> new Name(name.equals(from) ? to : name));
  }

  /// This term with other terms for its variables.
  default Term with(Function<String, Term> variables) {
    return switch (this) {
      case Number _, Constant _ -> this;
      case Name(var name) -> variables.apply(name);
      case Sum(var left, var right) -> new Sum(left.with(variables), right.with(variables));
      case Product(var left, var right) -> new Product(left.with(variables), right.with(variables));
      case Quotient(var above, var below) ->
          new Quotient(above.with(variables), below.with(variables));
      case Power(var base, var exponent) ->
          new Power(base.with(variables), exponent.with(variables));
      case Call(var function, var argument) -> new Call(function, argument.with(variables));
      case Root(var degree, var radicand) -> new Root(degree, radicand.with(variables));
      case Logarithm(var base, var argument) ->
          new Logarithm(base == null ? null : base.with(variables), argument.with(variables));
    };
  }

  /// This term and all within it.
  default Stream<Term> all() {
    return Stream.concat(Stream.of(this), parts().stream().flatMap(Term::all));
  }

  /// The free variables, in alphabetical order.
  default List<String> names() {
    return all()
        .flatMap(term -> term instanceof Name(var name) ? Stream.of(name) : Stream.empty())
        .distinct()
        .sorted()
        .toList();
  }

  /// Whether it is a number: no variable is in it.
  default boolean closed() {
    return names().isEmpty();
  }
}
