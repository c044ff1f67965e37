package io.athanor.streams.engine;

/// What is noted about a record that was admitted and is not settled. Its offset is the key under
/// which it is stored, its topic and partition are the store's own; the record itself stays where
/// it is, on the source topic ([Sources]).
///
/// @param attempts tries charged to it so far
/// @param firstTime when it was admitted, in ms since the epoch
/// @param lastTime when it was admitted or last charged, in ms since the epoch
record InFlight(int attempts, long firstTime, long lastTime) {

  static InFlight admitted(long now) {
    return new InFlight(0, now, now);
  }

  InFlight charged(int attempts, long now) {
    return new InFlight(attempts, firstTime, now);
  }
}
