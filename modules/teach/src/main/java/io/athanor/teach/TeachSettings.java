package io.athanor.teach;

import io.athanor.core.Rounds;

/// How answers are asked for.
///
/// @param rounds how often a truncated answer is asked for again; the count is shared with critique
///   and verify
public record TeachSettings(Rounds rounds) {

  public static final TeachSettings DEFAULT = new TeachSettings(Rounds.DEFAULT);
}
