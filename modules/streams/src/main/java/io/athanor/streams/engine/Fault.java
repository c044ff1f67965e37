package io.athanor.streams.engine;

import java.util.Locale;

/// Why a record became a dead letter.
enum Fault {
  /// Its bytes are not a record.
  POISON,
  /// The stage threw something that no other try will mend.
  BUG,
  /// Try after try gave nothing of use.
  RECORD,
  /// What was made of it does not fit into a Kafka record.
  OVERSIZE,
  /// It was removed from its topic while it was in flight.
  EXPIRED;

  /// As in the header [DeadLetter#FAULT].
  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
