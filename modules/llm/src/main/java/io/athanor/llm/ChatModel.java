package io.athanor.llm;

import io.athanor.core.TryAgainLater;

/// A model one can ask; [Endpoints] makes them. Decorate it, do not extend it.
///
/// Implementations serve many threads at once.
@FunctionalInterface
public interface ChatModel {

  /// Asks and waits for the whole reply.
  ///
  /// @throws TryAgainLater about the endpoint (it is down, busy, unauthorised, does not speak the
  ///   API) or about the record (an empty reply)
  /// @throws RequestRefused if the endpoint will never answer this request
  /// @throws InterruptedException when the process is closing
  Reply ask(Chat chat) throws InterruptedException;
}
