package io.athanor.generate;

import io.athanor.core.rule.Rule;
import io.athanor.core.rule.Words;
import java.util.Optional;
import java.util.regex.Pattern;

/// A question without an answer, or what is no question yet: fewer than three words, or a sentence
/// that breaks off.
record Incomplete() implements Rule<Candidate> {
  private static final int FEWEST_WORDS = 3;
  private static final Pattern BREAKS_OFF = Pattern.compile("[:,;(\\[]\\z");

  @Override
  public String name() {
    return "incomplete";
  }

  @Override
  public Optional<String> objection(Candidate candidate) {
    String question = candidate.question().question().strip();
    if (candidate.question().answer().isBlank()) {
      return Optional.of("it has no answer");
    }
    return Words.count(question) < FEWEST_WORDS || BREAKS_OFF.matcher(question).find()
        ? Optional.of("it is not a whole question")
        : Optional.empty();
  }
}
