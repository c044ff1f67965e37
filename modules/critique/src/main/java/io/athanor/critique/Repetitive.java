package io.athanor.critique;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.athanor.core.rule.Fences;
import io.athanor.core.rule.Rule;
import io.athanor.core.rule.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// A text that says the same again and again, by the limits of Gopher (Rae et al. 2021, table A1):
/// more than 0.30 of its lines are repeats, or its most frequent run of 2, 3 or 4 words makes up
/// more than 0.20, 0.18 or 0.16 of its characters. Code is left out, and short texts are not
/// judged.
record Repetitive() implements Rule<String> {
  private static final int FEWEST_LINES = 10;
  private static final int FEWEST_WORDS = 100;
  private static final double DUPLICATE_LINES = 0.30;
  private static final double[] TOP_SHARE = {0.20, 0.18, 0.16};
  private static final int SHORTEST_RUN = 2;

  @Override
  public String name() {
    return "repetitive";
  }

  @Override
  public Optional<String> objection(String text) {
    String prose = Fences.of(text).prose();
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
    int length = String.join(" ", words).length();
    return words.size() >= FEWEST_WORDS
        && IntStream.range(0, TOP_SHARE.length)
            .anyMatch(i -> topRun(words, SHORTEST_RUN + i) > TOP_SHARE[i] * length);
  }

  /// The characters that the most frequent run of `n` words makes up, over all its occurrences.
  private static long topRun(List<String> words, int n) {
    return IntStream.rangeClosed(0, words.size() - n)
        .mapToObj(i -> String.join(" ", words.subList(i, i + n)))
        .collect(groupingBy(Function.identity(), counting()))
        .entrySet()
        .stream()
        .mapToLong(run -> run.getValue() > 1 ? run.getKey().length() * run.getValue() : 0)
        .max()
        .orElse(0);
  }
}
