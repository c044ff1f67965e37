package io.athanor.verify.maths;

import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/// A word, number or sign of a plainly written answer.
///
/// @param spaced whether a space stands before it
/// @param value of a number
/// @param rounding of a decimal; null for a number that is exact as it is written
record Token(
    Kind kind,
    String text,
    boolean spaced,
    @Nullable BigFraction value,
    @Nullable Rounding rounding) {

  enum Kind {
    NUMBER,
    /// One letter, with an index perhaps.
    NAME,
    /// More letters than one.
    WORD,
    SIGN
  }

  static Token of(Kind kind, String text, boolean spaced) {
    return new Token(kind, text, spaced, null, null);
  }

  boolean is(String other) {
    return text.equals(other);
  }

  boolean letters() {
    return kind == Kind.NAME || kind == Kind.WORD;
  }

  /// @throws Unread if it is none
  BigFraction number() {
    if (value == null) {
      throw new Unread("not a number");
    }
    return value;
  }

  /// Whether it is a whole number, written without a point.
  boolean whole() {
    return value != null && rounding == null && value.isInteger();
  }
}
