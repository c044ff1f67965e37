package io.athanor.generate;

import static java.util.stream.Collectors.toSet;

import io.athanor.core.rule.Rule;
import io.athanor.core.rule.Words;
import java.util.Optional;
import java.util.Set;

/// A question that has no word of weight in common with its passage, or whose answer has fewer than
/// a fifth of its own from there. Low on purpose: a conclusion, or a case that is worked through,
/// needs words of its own.
record Ungrounded() implements Rule<Candidate> {
  private static final double LEAST_SHARE = 0.2;

  /// A crude stem: evaporates and evaporation count as one, sun and the sun's too.
  private static final int STEM = 4;

  @Override
  public String name() {
    return "ungrounded";
  }

  @Override
  public Optional<String> objection(Candidate candidate) {
    var passage = stems(candidate.passage());
    return share(candidate.question().question(), passage) == 0
            || share(candidate.question().answer(), passage) < LEAST_SHARE
        ? Optional.of("it is not about what the passage says")
        : Optional.empty();
  }

  /// The share of a text's words that are in the passage; 1 where it has none of weight.
  private static double share(String text, Set<String> passage) {
    var words = stems(text);
    return words.isEmpty()
        ? 1
        : (double) words.stream().filter(passage::contains).count() / words.size();
  }

  private static Set<String> stems(String text) {
    return Words.of(text).stream()
        .filter(word -> !Words.STOP_WORDS.contains(word))
        .map(word -> word.replaceFirst("['’].*", ""))
        .map(word -> word.substring(0, Math.min(STEM, word.length())))
        .collect(toSet());
  }
}
