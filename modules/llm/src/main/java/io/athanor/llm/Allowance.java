package io.athanor.llm;

import org.jspecify.annotations.Nullable;

/// What may be asked of one model at one address in a minute, as its operator says.
///
/// @param requestsPerMinute at least 1; null: no such limit
/// @param tokensPerMinute of prompts and answers together, at least 1; null: no such limit
public record Allowance(@Nullable Long requestsPerMinute, @Nullable Long tokensPerMinute) {
  public static final Allowance UNLIMITED = new Allowance(null, null);

  /// @throws IllegalArgumentException for a limit under which nothing could be asked
  public Allowance {
    positive("requests per minute", requestsPerMinute);
    positive("tokens per minute", tokensPerMinute);
  }

  private static void positive(String what, @Nullable Long limit) {
    if (limit != null && limit < 1) {
      throw new IllegalArgumentException(what + ": at least 1, got " + limit);
    }
  }
}
