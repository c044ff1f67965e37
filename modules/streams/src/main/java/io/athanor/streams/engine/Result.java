package io.athanor.streams.engine;

import java.util.List;

/// What the other threads have to say to the stream thread.
sealed interface Result {

  /// A record that was in flight when its partition came was read again.
  record Found(SourceRecord source) implements Result {}

  /// Or is no longer there.
  record Gone(long offset) implements Result {}

  /// A try was charged to the record, which must survive a crash.
  record Charged(long offset, InFlight entry) implements Result {}

  /// The record is done with.
  record Settled(SourceRecord source, List<Departure> departures) implements Result {}
}
