package io.athanor.critique;

import io.athanor.core.rule.Fences;
import io.athanor.core.rule.Refusal;
import io.athanor.core.rule.Rule;
import io.athanor.record.Answer;
import java.util.Optional;
import java.util.regex.Pattern;

/// An answer that is a refusal (WizardLM, elimination rule 2), code aside. Where the instruction
/// speaks of being sorry, so may the answer.
record Declines() implements Rule<Answer> {
  private static final Refusal REFUSAL = new Refusal();
  private static final Pattern APOLOGY =
      Pattern.compile("\\bsorry\\b|\\bapolog", Pattern.CASE_INSENSITIVE);

  @Override
  public String name() {
    return REFUSAL.name();
  }

  @Override
  public Optional<String> objection(Answer answer) {
    return REFUSAL
        .objection(Fences.prose(answer.getText()))
        .filter(_ -> !APOLOGY.matcher(answer.getAssignment().getInstruction().getText()).find())
        .map(reason -> "the final answer: " + reason);
  }
}
