package io.athanor.llm;

import io.athanor.record.Usage;
import org.jspecify.annotations.Nullable;

/// What a model said.
///
/// @param text the message's content as it came
/// @param reasoning the chain of thought where the endpoint keeps it apart (`reasoning_content`)
/// @param finish why the model stopped
/// @param model the model as it names itself
/// @param usage what the call consumed; zero tokens where the endpoint does not count
public record Reply(
    String text, @Nullable String reasoning, Finish finish, String model, Usage usage) {

  /// Why a model stopped.
  public enum Finish {
    /// It had said all.
    STOP,
    /// It ran into the token limit: the text is torn.
    LENGTH,
    /// The endpoint withheld the rest.
    CONTENT_FILTER,
    /// Anything else.
    OTHER
  }
}
