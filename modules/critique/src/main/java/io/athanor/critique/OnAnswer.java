package io.athanor.critique;

import io.athanor.core.rule.Rule;
import io.athanor.record.Answer;
import java.util.Optional;

/// A rule for texts, put to the final answer.
record OnAnswer(Rule<String> rule) implements Rule<Answer> {

  @Override
  public String name() {
    return rule.name();
  }

  @Override
  public Optional<String> objection(Answer answer) {
    return rule.objection(answer.getText()).map(reason -> "the final answer: " + reason);
  }
}
