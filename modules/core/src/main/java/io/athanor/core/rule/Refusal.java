package io.athanor.core.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A short text that apologises or declines is a refusal: "sorry" in under 80 words (WizardLM,
/// elimination rule 2), or an opening by which models decline.
public record Refusal() implements Rule<String> {
  private static final int SHORT = 80;
  private static final Pattern SORRY = Pattern.compile("\\bsorry\\b", Pattern.CASE_INSENSITIVE);
  private static final List<String> OPENINGS =
      List.of(
          "i cannot ",
          "i can't ",
          "i can’t ",
          "i am unable to ",
          "i'm unable to ",
          "i’m unable to ",
          "as an ai ",
          "as an ai,",
          "i won't ",
          "i won’t ",
          "i must decline",
          "how can i assist");

  @Override
  public String name() {
    return "refusal";
  }

  @Override
  public Optional<String> objection(String text) {
    if (Words.count(text) >= SHORT) {
      return Optional.empty();
    }
    String start = text.strip().toLowerCase(Locale.ROOT);
    boolean declines = OPENINGS.stream().anyMatch(start::startsWith);
    return declines || SORRY.matcher(text).find()
        ? Optional.of("it declines instead of answering")
        : Optional.empty();
  }
}
