package io.athanor.core;

/// Tells what lies below whether the try that is under way repeats an earlier one of its record, so
/// that repeats can be held back while first tries go on.
///
/// Bound to the thread for the time of the try; a thread on which nothing is bound makes a first
/// try.
public final class Repeat {
  private static final ScopedValue<Boolean> UNDER_WAY = ScopedValue.newInstance();

  private Repeat() {}

  /// Runs one try.
  ///
  /// @param repeat whether there was an earlier one
  /// @throws X what the try throws
  public static <T, X extends Throwable> T of(boolean repeat, ScopedValue.CallableOp<T, X> attempt)
      throws X {
    return ScopedValue.where(UNDER_WAY, repeat).call(attempt);
  }

  public static boolean isUnderWay() {
    return UNDER_WAY.orElse(false);
  }
}
