package io.athanor.critique;

import io.athanor.core.rule.OnlyStopWords;
import io.athanor.core.rule.Rule;
import io.athanor.record.Answer;
import java.util.List;

/// The rules that an answer must stand before a judge is paid to read it, in their order.
final class AnswerRules {
  private AnswerRules() {}

  static List<Rule<Answer>> all(int minWords) {
    return List.of(new OnAnswer(new OnlyStopWords()));
  }

  record OnAnswer(Rule<String> rule) implements Rule<Answer> {
    @Override
    public String name() {
      return rule.name();
    }

    @Override
    public java.util.Optional<String> objection(Answer answer) {
      return rule.objection(answer.getText());
    }
  }
}
