package io.athanor.streams.engine;

import java.time.Duration;

/// How much may be under way, and how long the stream thread may wait for less.
///
/// Waiting is bounded because the thread holds a transaction: one that outlives its timeout is
/// fenced, and all that was admitted in it starts again. When the patience is at an end the next
/// record is admitted anyway; it is durable.
///
/// @param calls under way at once
/// @param bytes of records under way at once
/// @param patience in one loop of the stream thread, while there is no more than twice the window
record Window(int calls, long bytes, Duration patience) {

  /// A fifth of the transaction timeout ([StreamsSettings]).
  private static final Duration CROWDED_PATIENCE = Duration.ofSeconds(2);

  /// What is under way.
  ///
  /// @param calls tries under way, or waiting for an endpoint that is down
  /// @param resting records that wait for another try of their own
  /// @param bytes of all these records
  record Load(int calls, int resting, long bytes) {
    static final Load NONE = new Load(0, 0, 0);

    Load plus(int calls, int resting, long bytes) {
      return new Load(this.calls + calls, this.resting + resting, this.bytes + bytes);
    }
  }

  boolean isFull(Load load) {
    return load.calls() >= calls || load.bytes() >= bytes || isCrowded(load);
  }

  /// How long to wait in this loop, in all, while the window is full.
  Duration patience(Load load) {
    return isCrowded(load) ? CROWDED_PATIENCE : patience;
  }

  private boolean isCrowded(Load load) {
    return load.calls() + load.resting() >= 2L * calls || load.bytes() >= 2 * bytes;
  }
}
