package io.athanor.llm;

import java.time.Duration;

/// Keeps calls that repeat a record's earlier try to a tenth of the first ones: a busy endpoint is
/// not given ten times the work because it fails. Each first call earns a tenth of a repeat, and 10
/// are there at the start, so that a small run is not held up.
///
/// When it is spent, repeats wait while first calls go on. Where only repeats are left they
/// trickle: one goes when nothing was let through for a second.
///
/// A call that an outage took, with all others under way, is owed its repeat: the pause already
/// keeps the endpoint from being flooded. So is one that was answered 429 while the [Rate] is not
/// yet found out.
///
/// No clock, lock or log.
final class RetryBudget {
  static final int AT_START = 10;
  static final int FIRSTS_PER_REPEAT = 10;
  static final Duration TRICKLE = Duration.ofSeconds(1);

  /// In tenths of a call, so that ten tenths are one.
  private long tenths = (long) AT_START * FIRSTS_PER_REPEAT;

  private long lastLet = Long.MIN_VALUE / 2;

  boolean isSpent() {
    return tenths < FIRSTS_PER_REPEAT;
  }

  /// Nanoseconds until a repeat may go if nothing else does.
  long untilRepeat(long now) {
    return isSpent() ? Math.max(0, lastLet + TRICKLE.toNanos() - now) : 0;
  }

  void first(long now) {
    tenths++;
    lastLet = now;
  }

  /// A repeat goes.
  ///
  /// @return whether it was paid for; one that trickles is not
  boolean repeat(long now) {
    lastLet = now;
    if (isSpent()) {
      return false;
    }
    tenths -= FIRSTS_PER_REPEAT;
    return true;
  }

  /// Calls that were paid for are owed their repeats.
  void owe(int calls) {
    tenths += (long) calls * FIRSTS_PER_REPEAT;
  }
}
