package io.athanor.critique;

import io.athanor.core.rule.Fences;
import io.athanor.core.rule.Rule;
import io.athanor.core.rule.Words;
import java.util.List;
import java.util.Optional;

/// A text that says the same again and again, by the limits of Gopher (Rae et al. 2021, table A1):
/// more than 0.30 of its lines are repeats, or its most frequent run of 2, 3 or 4 words makes up
/// more than 0.20, 0.18 or 0.16 of its characters. Code is left out, and short texts are not
/// judged.
record Repetitive() implements Rule<String> {
  private static final int FEWEST_LINES = 10;
  private static final int FEWEST_WORDS = 100;
  private static final double DUPLICATE_LINES = 0.30;
  private static final double[] TOP_SHARE = {0.20, 0.18, 0.16};

  @Override
  public String name() {
    return "repetitive";
  }

  @Override
  public Optional<String> objection(String text) {
    String prose = Fences.prose(text);
    if (repeatsLines(prose)) {
      return Optional.of("it repeats the same lines; say each thing once");
    }
    return repeatsWords(Words.of(prose))
        ? Optional.of("it repeats the same words; say each thing once")
        : Optional.empty();
  }

  private static boolean repeatsLines(String prose) {
    var lines = prose.lines().map(String::strip).filter(line -> Words.count(line) > 0).toList();
    long repeats = lines.size() - lines.stream().distinct().count();
    return lines.size() >= FEWEST_LINES && repeats > DUPLICATE_LINES * lines.size();
  }

  private static boolean repeatsWords(List<String> words) {
    if (words.size() < FEWEST_WORDS) {
      return false;
    }
    int length = words.stream().mapToInt(String::length).sum() + words.size() - 1;
    var runs = Runs.of(words);
    for (double share : TOP_SHARE) {
      runs = runs.longer();
      if (runs.mostCharacters() > share * length) {
        return true;
      }
    }
    return false;
  }
}
