package io.athanor.streams.engine;

import java.util.List;

/// What a call has to say to the stream thread.
sealed interface Result {

  /// The source offset of the record it is about.
  long offset();

  /// A try was charged to the record, which must survive a crash.
  record Charged(long offset, InFlight entry) implements Result {}

  /// The record is done with.
  record Settled(long offset, List<Departure> departures) implements Result {}
}
