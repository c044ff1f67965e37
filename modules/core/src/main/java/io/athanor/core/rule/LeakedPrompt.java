package io.athanor.core.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A text that repeats words of the prompt that made it (WizardLM, elimination rule 4).
///
/// @param phrases lower case; none of them may occur
public record LeakedPrompt(List<String> phrases) implements Rule<String> {

  public LeakedPrompt {
    phrases = phrases.stream().map(p -> p.toLowerCase(Locale.ROOT)).toList();
  }

  @Override
  public String name() {
    return "leaked_prompt";
  }

  @Override
  public Optional<String> objection(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return phrases.stream()
        .filter(lower::contains)
        .findFirst()
        .map(phrase -> "it repeats \"" + phrase + "\" of the prompt that made it");
  }
}
