package io.athanor.streams.engine;

import io.athanor.core.Backoff;
import io.athanor.core.Halt;
import io.athanor.core.TryAgainLater;
import io.athanor.core.TryAgainLater.About;
import io.athanor.streams.engine.Verdict.Bury;
import io.athanor.streams.engine.Verdict.TryAgain;
import java.time.Duration;

/// Sorts faults: those about the endpoint cost a record nothing and are tried again for ever, those
/// about the record are bounded, a stage or process that is ill stops the application, and all
/// others end the record at once.
///
/// @param attempts tries charged to a record before it becomes a dead letter
record Triage(int attempts, Backoff backoff) {

  /// @param charged tries charged to the record before this one
  /// @param faults faults about the endpoint in a row, this one included if it is one
  /// @param random in [0, 1)
  Verdict judge(Throwable fault, int charged, int faults, double random) {
    return switch (fault) {
      case TryAgainLater later when later.about() == About.ENDPOINT ->
          new TryAgain(About.ENDPOINT, charged, rest(later, faults, random));
      case TryAgainLater _ when charged + 1 >= attempts -> new Bury(Fault.RECORD, charged + 1);
      case TryAgainLater later ->
          new TryAgain(About.RECORD, charged + 1, rest(later, charged + 1, random));
      // Not by closing, which ends a call before it is judged: something else interrupted it.
      case InterruptedException _ ->
          new TryAgain(About.ENDPOINT, charged, backoff.delay(faults, random));
      case UndecodableException _ -> new Bury(Fault.POISON, charged + 1);
      case OversizeException _ -> new Bury(Fault.OVERSIZE, charged + 1);
      // A record that nests too deep, not a lack of memory.
      case StackOverflowError _ -> new Bury(Fault.BUG, charged + 1);
      case Halt _ -> new Verdict.Halt();
      case VirtualMachineError _ -> new Verdict.Halt();
      case LinkageError _ -> new Verdict.Halt();
      default -> new Bury(Fault.BUG, charged + 1);
    };
  }

  private Duration rest(TryAgainLater later, int tries, double random) {
    var delay = backoff.delay(tries, random);
    return later.after().filter(asked -> asked.compareTo(delay) > 0).orElse(delay);
  }
}
