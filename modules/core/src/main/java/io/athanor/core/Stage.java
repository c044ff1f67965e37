package io.athanor.core;

/// One step of the pipeline: takes a record, says what becomes of it.
///
/// A stage is written as if it were alone in the world. It blocks while it waits (each record has a
/// virtual thread of its own), keeps no state between records, and knows neither Kafka nor clock
/// nor metric. The same instance serves many threads at once.
///
/// A stage may be asked again about the same record, after a crash or a fault: it must then ask its
/// model the same question, so that a repeat changes nothing but the bill.
///
/// ## Faults
///
/// Decisions are values ([Outcome]); what went wrong is thrown. [TryAgainLater] says that the
/// record is sound and another try may help. [Halt] says that the stage itself cannot be trusted:
/// its application stops, and every record stays pending. Any other exception makes the record a
/// dead letter.
///
/// @param <I> what comes in
/// @param <O> what goes on to the next stage
/// @param <B> what is sent back to an earlier topic; [Never] where nothing is
@FunctionalInterface
public interface Stage<I, O, B> {

  /// Says what becomes of `input`. Called on a virtual thread.
  ///
  /// @throws TryAgainLater where another try may help
  /// @throws Halt where no verdict of this stage can be trusted
  /// @throws InterruptedException when the process is closing; the record stays pending
  Outcome<O, B> apply(I input) throws InterruptedException;
}
