package io.athanor.llm;

/// One request to an endpoint and what it answers: what lies below [Paced], where faults are still
/// told apart.
@FunctionalInterface
interface Exchange {

  /// @throws Faulted where no reply came of it
  /// @throws InterruptedException when the process is closing; the request is given up
  Received send(Chat chat) throws Faulted, InterruptedException;
}
