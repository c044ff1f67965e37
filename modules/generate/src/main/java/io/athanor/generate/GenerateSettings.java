package io.athanor.generate;

import java.util.List;

/// How documents become questions.
///
/// @param minWords a shorter passage is merged with its neighbour; default 200
/// @param maxWords a longer passage is cut, unless it is one block of code or one table; default
///   400, at least twice `minWords`
/// @param kinds each passage is asked one question of each kind
public record GenerateSettings(int minWords, int maxWords, List<QuestionKind> kinds) {

  public static final GenerateSettings DEFAULT =
      new GenerateSettings(
          200,
          400,
          List.of(
              new QuestionKind("factual", "a fact that the passage states"),
              new QuestionKind(
                  "reasoning",
                  "a conclusion that takes two or more of the passage's statements together"),
              new QuestionKind(
                  "application", "how what the passage says works out in a new, concrete case"),
              new QuestionKind("summary", "the point of the passage, in the reader's own words")));

  public GenerateSettings {
    kinds = List.copyOf(kinds);
    if (minWords < 1 || maxWords < 2 * minWords) {
      throw new IllegalArgumentException(
          "passages: minWords must be 1 or more and maxWords at least twice as much, got "
              + minWords
              + " and "
              + maxWords);
    }
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("generate needs at least one question kind");
    }
    if (kinds.stream().map(QuestionKind::name).distinct().count() < kinds.size()) {
      throw new IllegalArgumentException("two question kinds have the same name");
    }
  }
}
