package io.athanor.verify.maths;

import java.time.Duration;

/// The moment at which a comparison gives up. Asked between the steps of a calculation, each of
/// which is short because numbers, exponents and trees are bounded.
record Deadline(long nanoTime) {

  static Deadline in(Duration patience) {
    return new Deadline(System.nanoTime() + patience.toNanos());
  }

  /// @throws Passed when it has
  void check() {
    if (System.nanoTime() - nanoTime > 0) {
      throw new Passed();
    }
  }

  /// Nobody can tell in time.
  static final class Passed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Passed() {
      super("the comparison took too long", null, false, false);
    }
  }
}
