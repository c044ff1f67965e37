package io.athanor.verify.maths;

import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an answer says. [Reader] makes it, [Comparison] judges it.
sealed interface Value {

  /// A number or an expression, with what it counts.
  ///
  /// @param units what the unit can mean (pounds of money, pounds of weight); empty where none is
  ///   written
  /// @param rounding of a decimal that stands alone; null for what is exact as it is written
  /// @param approximate whether it is said to be about equal
  /// @param product the amount times a letter, where that letter was read as a unit: `5m`
  record Quantity(
      Term amount,
      List<Unit> units,
      @Nullable Rounding rounding,
      boolean approximate,
      @Nullable Term product)
      implements Value {

    static Quantity of(Term amount) {
      return new Quantity(amount, List.of(), null, false, null);
    }
  }

  /// An interval, a union of intervals, a half line.
  record Reals(Range range) implements Value {}

  /// A set, or a list whose order says nothing: `x = 2 or x = 3`.
  ///
  /// @param set whether it is written as a set, which holds each of its members once
  record Several(List<Value> members, boolean set) implements Value {}

  /// A point, vector, matrix or other list in brackets, whose order counts.
  ///
  /// @param square whether its brackets are
  record Tuple(List<Value> entries, boolean square) implements Value {}

  /// `2 : 3`, in two parts or more.
  record Ratio(List<Term> parts) implements Value {}

  /// An equation, or an inequality that is no interval.
  ///
  /// @param sign `=`, `<` or `≤`
  /// @param difference its left side less its right side
  record Relation(String sign, Term difference) implements Value {}

  /// A value with the name it was given: `x = 3`, `f(2) = 3`.
  record Named(String name, Value value) implements Value {}

  /// A time of day.
  ///
  /// @param half whether it says which half of the day is meant
  record Clock(LocalTime time, boolean half) implements Value {}

  /// @param year null where none is written
  record Day(MonthDay day, @Nullable Integer year) implements Value {}

  /// ∞, or −∞.
  record Infinity(boolean negative) implements Value {}

  /// Anything else.
  ///
  /// @param known whether it is one of the meanings of `maths/words.yaml`
  record Text(String text, boolean known) implements Value {}
}
