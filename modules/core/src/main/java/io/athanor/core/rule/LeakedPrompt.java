package io.athanor.core.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A text that repeats words of the prompt that made it (WizardLM, elimination rule 4), or one of
/// the delimiters between which prompts put data.
///
/// @param phrases lower case; none of them may occur
public record LeakedPrompt(List<String> phrases) implements Rule<String> {
  private static final Pattern DELIMITER = Pattern.compile("</?[a-z_]+-[0-9a-f]{8}>");

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
    var delimiter = DELIMITER.matcher(lower).results().map(MatchResult::group);
    return Stream.concat(phrases.stream(), delimiter)
        .filter(lower::contains)
        .findFirst()
        .map(phrase -> "it repeats \"" + phrase + "\" of the prompt that made it");
  }
}
