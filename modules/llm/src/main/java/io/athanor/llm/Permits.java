package io.athanor.llm;

/// How many calls may be under way at once: additive increase, multiplicative decrease (as TCP, RFC
/// 5681). It begins at 8 and adds one for each answer, which doubles them per round trip, until the
/// endpoint first says that it is busy (429, 503, timeout); from then on one for each window of
/// answers. A window in which a tenth of the calls, and three at least, met a busy endpoint takes
/// away three tenths of the permits it began with. A lone 429 among many answers costs nothing: it
/// is the weather, not the limit.
///
/// No clock, lock or log.
final class Permits {
  static final int START = 8;

  private static final int RESTART_PART = 8;
  private static final double DECREASE = 0.7;
  private static final int SMALLEST_WINDOW = 20;
  private static final int FEWEST_BUSY = 3;
  private static final double BUSY_SHARE = 0.1;

  private final int ceiling;
  private double permits;
  private boolean climbing = true;
  private int decreases;
  private double windowPermits;
  private int windowCalls;
  private int windowBusy;

  /// @param ceiling the most calls under way, at least 1
  Permits(int ceiling) {
    if (ceiling < 1) {
      throw new IllegalArgumentException("max in flight: at least 1, got " + ceiling);
    }
    this.ceiling = ceiling;
    this.permits = Math.min(START, ceiling);
    this.windowPermits = permits;
  }

  int count() {
    return (int) permits;
  }

  /// Counts decreases: a call that began before the last one says nothing about what it left.
  int decreases() {
    return decreases;
  }

  /// A call ended that began after the last decrease.
  ///
  /// @param busy whether the endpoint had too much to do for it
  void ended(boolean busy) {
    windowCalls++;
    windowBusy += busy ? 1 : 0;
    int size = Math.max(SMALLEST_WINDOW, (int) windowPermits);
    if (windowBusy >= Math.max(FEWEST_BUSY, size * BUSY_SHARE)) {
      permits = Math.max(1, windowPermits * DECREASE);
      climbing = false;
      newWindow();
      return;
    }
    if (climbing && !busy) {
      permits = Math.min(ceiling, permits + 1);
    }
    if (windowCalls >= size) {
      permits = Math.min(ceiling, permits + (climbing ? 0 : 1));
      windowPermits = permits;
      windowCalls = 0;
      windowBusy = 0;
    }
  }

  /// The endpoint is back after a pause: begins at an eighth of what it had held, three round trips
  /// from all of it; at 8 again where it had been too busy.
  void restart(boolean busy) {
    permits = Math.max(Math.min(permits, START), busy ? 0 : permits / RESTART_PART);
    climb();
    newWindow();
  }

  /// What held calls back was not their number.
  void climb() {
    climbing = true;
  }

  private void newWindow() {
    decreases++;
    windowPermits = permits;
    windowCalls = 0;
    windowBusy = 0;
  }
}
