package io.athanor.critique;

import io.athanor.core.Outcome;
import io.athanor.core.Stage;
import io.athanor.core.rule.Rule;
import io.athanor.llm.ChatModel;
import io.athanor.llm.Structured;
import io.athanor.record.Answer;
import io.athanor.record.Assignment;
import io.athanor.record.Critique;
import java.util.List;

/// Answers to critiques: first rules that cost nothing, then the judge model.
///
/// An answer to which a rule objects never reaches the judge. Either objection sends the answer
/// back to the teacher with what to mend; when the rounds are used up it is rejected, under the
/// name of the rule or as `judge_score`.
public final class CritiqueStage implements Stage<Answer, Critique, Assignment> {
  private final ChatModel judge;
  private final CritiqueSettings settings;
  private final List<Rule<Answer>> rules;

  public CritiqueStage(ChatModel judge, CritiqueSettings settings) {
    this.judge = judge;
    this.settings = settings;
    this.rules = AnswerRules.all(settings.minWords());
  }

  @Override
  public Outcome<Critique, Assignment> apply(Answer answer) throws InterruptedException {
    var objection = Rule.first(rules, answer);
    if (objection.isPresent()) {
      return Verdict.onObjection(answer, objection.get(), settings);
    }
    var judged = Structured.ask(judge, Judgement.chat(answer), Judgement.SHAPE);
    return Verdict.onJudgement(answer, judged.value(), judged.reply(), settings);
  }
}
