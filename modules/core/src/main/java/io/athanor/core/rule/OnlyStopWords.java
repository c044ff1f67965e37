package io.athanor.core.rule;

import java.util.Optional;

/// A text of punctuation and stop words alone says nothing (WizardLM, elimination rule 3).
public record OnlyStopWords() implements Rule<String> {

  @Override
  public String name() {
    return "only_stop_words";
  }

  @Override
  public Optional<String> objection(String text) {
    return Words.all(text, Words.STOP_WORDS::contains)
        ? Optional.of("it holds only punctuation and stop words")
        : Optional.empty();
  }
}
