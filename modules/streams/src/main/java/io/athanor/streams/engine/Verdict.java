package io.athanor.streams.engine;

import io.athanor.core.TryAgainLater.About;
import java.time.Duration;

/// What is to be done after a try that ended in a fault.
sealed interface Verdict {

  /// @param about who pays: the endpoint (nobody), or the record
  /// @param attempts charged to the record, this try included if it is charged
  /// @param rest before the next try
  record TryAgain(About about, int attempts, Duration rest) implements Verdict {}

  /// A dead letter.
  ///
  /// @param attempts tries that it took, this one included
  record Bury(Fault fault, int attempts) implements Verdict {}

  /// The stage or the process is not fit to go on; the record stays in flight, and is charged
  /// nothing.
  record Halt() implements Verdict {}
}
