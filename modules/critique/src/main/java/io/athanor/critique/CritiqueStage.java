package io.athanor.critique;

import io.athanor.core.Outcome;
import io.athanor.core.Stage;
import io.athanor.core.rule.Rule;
import io.athanor.llm.ChatModel;
import io.athanor.record.Answer;
import io.athanor.record.Assignment;
import io.athanor.record.Critique;
import java.util.List;
import java.util.function.Consumer;

/// Answers to critiques: first rules that cost nothing, then the judge model.
///
/// An answer to which a rule objects never reaches the judge. Either objection sends the answer
/// back to the teacher with what to mend; when the rounds are used up it is rejected, under the
/// name of the rule or as `judge_score`.
///
/// Judges are easily fooled, so this one is asked about controls, whose verdict is known, before
/// the first answer and once in every batch; if one passes, the stage stops with a
/// [io.athanor.core.Halt]. How many answers were judged since the last control is the one thing
/// kept between records: a batch is many records, and a control for each would double the bill. No
/// verdict depends on it, and a start begins anew with all controls. Their calls are metered like
/// any other, and charged to no record.
public final class CritiqueStage implements Stage<Answer, Critique, Assignment> {
  private final ControlledJudge judge;
  private final CritiqueSettings settings;
  private final List<Rule<Answer>> rules;

  /// @param controls told of each control that was put to the judge; called from many threads
  public CritiqueStage(
      ChatModel judge, CritiqueSettings settings, Consumer<ControlResult> controls) {
    this.judge = new ControlledJudge(judge, settings, controls);
    this.settings = settings;
    this.rules = AnswerRules.all(settings.minWords());
  }

  @Override
  public Outcome<Critique, Assignment> apply(Answer answer) throws InterruptedException {
    var objection = Rule.first(rules, answer);
    if (objection.isPresent()) {
      return Verdict.onObjection(answer, objection.get(), settings);
    }
    var judged = judge.judge(answer);
    return Verdict.onJudgement(answer, judged.value(), judged.reply(), settings);
  }
}
