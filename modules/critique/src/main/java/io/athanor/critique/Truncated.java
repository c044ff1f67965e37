package io.athanor.critique;

import io.athanor.core.rule.Fences;
import io.athanor.core.rule.Rule;
import java.util.Optional;
import java.util.regex.Pattern;

/// A text that plainly stops before its end: a code fence that is never closed, or a last word
/// after which more must come. A missing full stop alone proves nothing.
record Truncated() implements Rule<String> {
  private static final Pattern MID_SENTENCE =
      Pattern.compile("(?:[,(\\[]|\\b(?:the|an|and|or|of|with|because|which|whose))\\z");

  /// The characters of the longest match, so that nothing before them is searched.
  private static final int LONGEST = "because".length();

  @Override
  public String name() {
    return "truncated";
  }

  @Override
  public Optional<String> objection(String text) {
    String stripped = text.strip();
    var fences = Fences.of(stripped);
    if (fences.open()) {
      return Optional.of("its last code block is never closed; write it to the end");
    }
    return !fences.lines().getLast().code() && isMidSentence(stripped)
        ? Optional.of("it stops in the middle of a sentence; write it to the end")
        : Optional.empty();
  }

  private static boolean isMidSentence(String text) {
    return MID_SENTENCE
        .matcher(text)
        .useTransparentBounds(true)
        .region(Math.max(0, text.length() - LONGEST), text.length())
        .find();
  }
}
