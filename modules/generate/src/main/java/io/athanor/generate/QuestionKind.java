package io.athanor.generate;

/// A way to ask about a passage.
///
/// @param name snake_case; becomes the seed's tag `question:<name>`
/// @param asks what such a question wants to know, one sentence for the model
public record QuestionKind(String name, String asks) {

  public QuestionKind {
    if (!name.matches("[a-z][a-z_]*")) {
      throw new IllegalArgumentException(
          "a question kind's name is snake_case, such as factual, got \"" + name + "\"");
    }
    if (asks.isBlank()) {
      throw new IllegalArgumentException(
          "question kind " + name + " needs a sentence that says what it asks");
    }
  }
}
