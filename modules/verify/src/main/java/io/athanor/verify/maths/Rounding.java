package io.athanor.verify.maths;

import org.hipparchus.fraction.BigFraction;

/// How finely a decimal is written.
///
/// @param step one unit of its last digit
/// @param digits its significant digits; zeros at the end count
record Rounding(BigFraction step, int digits) {

  /// Of a decimal that is multiplied: in another unit, or by a power of ten.
  Rounding times(BigFraction factor) {
    return new Rounding(step.multiply(factor.abs()), digits);
  }
}
