package io.athanor.critique;

import io.athanor.core.rule.Fences;
import io.athanor.core.rule.Rule;
import java.util.Optional;
import java.util.regex.Pattern;

/// A `<think>` or `</think>` left in a text would end or reopen the chain of thought in the row.
/// Code, and what stands in backticks, may speak of it.
record ThinkTag() implements Rule<String> {
  private static final Pattern TAG =
      Pattern.compile("<(?<!`<)/?think(?:ing)?>", Pattern.CASE_INSENSITIVE);

  @Override
  public String name() {
    return "think_tag";
  }

  @Override
  public Optional<String> objection(String text) {
    return TAG.matcher(Fences.prose(text)).find()
        ? Optional.of("it holds a <think> tag; reason in the reasoning section, without tags")
        : Optional.empty();
  }
}
