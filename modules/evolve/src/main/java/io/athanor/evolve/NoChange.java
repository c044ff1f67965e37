package io.athanor.evolve;

import io.athanor.core.rule.Rule;
import io.athanor.core.rule.Words;
import java.util.List;
import java.util.Optional;

/// A child that has the very words of its parent, or of the seed's prompt, adds nothing (WizardLM,
/// elimination rule 1, without a model). Case, punctuation and the order of the words do not count.
record NoChange() implements Rule<Evolution> {

  @Override
  public String name() {
    return "no_change";
  }

  @Override
  public Optional<String> objection(Evolution evolution) {
    var child = words(evolution.child().getText());
    if (child.equals(words(evolution.parent().getText()))) {
      return Optional.of("it has the same words as its parent");
    }
    return child.equals(words(evolution.parent().getSeed().getPrompt()))
        ? Optional.of("it has the same words as the seed's prompt")
        : Optional.empty();
  }

  private static List<String> words(String text) {
    return Words.of(text).stream().sorted().toList();
  }
}
