package io.athanor.generate;

import static java.util.stream.Collectors.joining;

import io.athanor.llm.Chat;
import io.athanor.llm.Prompt;
import io.athanor.llm.Shape;
import java.util.List;
import java.util.Map;

/// What the model asks about one passage.
record Questions(List<Question> questions) {
  static final Shape<Questions> SHAPE = Shape.of("questions", Questions.class);

  private static final Prompt PROMPT = Prompt.load(Questions.class, "generate/questions");

  /// @param kind the name of a [QuestionKind]
  /// @param answer the reference answer, from the passage
  record Question(String kind, String question, String answer) {}

  /// Asks for one question of each kind.
  static Chat chat(String passage, List<QuestionKind> kinds) {
    return PROMPT.fill(
        Map.of(
            "passage",
            passage,
            "kinds",
            kinds.stream()
                .map(kind -> "- " + kind.name() + ": " + kind.asks())
                .collect(joining("\n"))));
  }
}
