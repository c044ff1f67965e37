package io.athanor.critique;

import io.athanor.core.rule.LeakedPrompt;
import io.athanor.core.rule.OnlyStopWords;
import io.athanor.core.rule.Rule;
import io.athanor.record.Answer;
import java.util.List;

/// The rules that an answer must stand before a judge is paid to read it, in their order.
final class AnswerRules {
  private static final Rule<String> LEAK =
      new LeakedPrompt(List.of("### final answer", "### reasoning"));

  private AnswerRules() {}

  static List<Rule<Answer>> all(int minWords) {
    return List.of(
        new OnAnswer(new OnlyStopWords()),
        new Declines(),
        new TooShort(minWords),
        new NoCode(),
        new NoFinalValue(),
        new OnAnswer(new Truncated()),
        new OnAnswer(LEAK),
        new OnReasoning(LEAK),
        new OnAnswer(new ThinkTag()),
        new OnReasoning(new ThinkTag()),
        new OnAnswer(new Repetitive()),
        new OnReasoning(new Repetitive()));
  }
}
