package io.athanor.streams.engine;

/// How large what may be. A source record of the largest size must fit into the in-flight store,
/// and a producer must take whatever the engine lets pass: a record that it refuses on the stream
/// thread kills the thread, again and again.
///
/// @param record the most bytes of a result or a dead letter, headers included
record Sizes(int record) {

  /// Room for what the engine notes about a record beside the record.
  private static final int HEADROOM = 128 << 10;

  /// The most bytes of an in-flight entry.
  int entry() {
    return record + HEADROOM;
  }

  /// What producers, and the changelogs of the in-flight stores, must take.
  int written() {
    return record + 2 * HEADROOM;
  }

  /// What a producer may buffer: some of the largest records, at least Kafka's default.
  long buffered() {
    return Math.max(32L << 20, 4L * written());
  }
}
