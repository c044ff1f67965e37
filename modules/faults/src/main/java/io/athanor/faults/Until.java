package io.athanor.faults;

import java.io.IOException;
import java.time.Duration;

/// Waiting for a condition with a deadline.
final class Until {
  private static final long LOOK_AGAIN_MS = 50;

  private Until() {}

  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  /// @throws IOException with one sentence, where it does not come to hold in time
  static void holds(String what, Duration most, Condition condition)
      throws IOException, InterruptedException {
    if (!within(most, condition)) {
      throw new IOException("waited %d s in vain for %s".formatted(most.toSeconds(), what));
    }
  }

  /// @return whether it came to hold in time
  static boolean within(Duration most, Condition condition)
      throws IOException, InterruptedException {
    long since = System.nanoTime();
    while (!condition.holds()) {
      if (System.nanoTime() - since > most.toNanos()) {
        return false;
      }
      Thread.sleep(LOOK_AGAIN_MS);
    }
    return true;
  }
}
