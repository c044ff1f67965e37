package io.athanor.rehearsal;

import org.jspecify.annotations.Nullable;

/// What the model says before the wire puts limits on it.
///
/// @param reasoning the chain of thought where it is kept apart (`reasoning_content`)
record Utterance(@Nullable String reasoning, String content) {

  static Utterance of(String content) {
    return new Utterance(null, content);
  }
}
