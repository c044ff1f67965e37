package io.athanor.critique;

import io.athanor.core.rule.Rule;
import io.athanor.record.Answer;
import java.util.Optional;

/// A rule for texts, put to the chain of thought where there is one: students learn it too.
record OnReasoning(Rule<String> rule) implements Rule<Answer> {

  @Override
  public String name() {
    return rule.name();
  }

  @Override
  public Optional<String> objection(Answer answer) {
    return answer.getReasoning().flatMap(rule::objection).map(reason -> "the reasoning: " + reason);
  }
}
