package io.athanor.verify;

import io.athanor.core.Outcome;
import io.athanor.core.Rounds;
import io.athanor.core.Stage;
import io.athanor.record.Assignment;
import io.athanor.record.Critique;
import io.athanor.record.GradedSample;
import io.athanor.record.Kind;
import io.athanor.record.Verdict;
import io.athanor.sandbox.Sandbox;

/// Looks for evidence beyond opinion, and grades.
///
/// Code is run against its instruction's cases, maths compared with its reference answer. An answer
/// that fails goes back to the teacher with what was seen, and is rejected when the rounds are used
/// up. What passes, and what nobody can tell, is graded and goes on; a fault of the sandbox is
/// never held against an answer.
public final class VerifyStage implements Stage<Critique, GradedSample, Assignment> {
  private static final String NAME = "verify";

  private final Examiner code;
  private final Examiner math = new MathExaminer();
  private final Rounds rounds;
  private final SyntheticDataGrader grader;

  public VerifyStage(Sandbox sandbox, VerifySettings settings) {
    this.code = new CodeExaminer(sandbox, settings.limits(), settings.controlsEvery());
    this.rounds = settings.rounds();
    this.grader = new SyntheticDataGrader(settings.grade());
  }

  @Override
  public Outcome<GradedSample, Assignment> apply(Critique critique) throws InterruptedException {
    return decide(critique, examine(critique));
  }

  private Evidence examine(Critique critique) throws InterruptedException {
    var answer = critique.getAnswer();
    return switch (kind(critique)) {
      case CODE -> code.examine(answer);
      case MATH -> math.examine(answer);
      // A grounded question's reference answer is one wording of many: comparing is the judge's
      // job.
      case GENERAL -> Evidence.none("nothing to verify it by");
    };
  }

  private Outcome<GradedSample, Assignment> decide(Critique critique, Evidence evidence) {
    var verification = evidence.verification();
    if (verification.getVerdict() != Verdict.FAIL) {
      return Outcome.pass(grader.grade(critique, verification));
    }
    var answer = critique.getAnswer();
    var rule = kind(critique) == Kind.CODE ? "execution_failed" : "wrong_answer";
    return rounds
        .again(answer, NAME, evidence.feedback(), critique.getUsage())
        .map(Outcome::<GradedSample, Assignment>sendBack)
        .orElseGet(() -> Outcome.reject(rule, verification.getDetail(), critique));
  }

  private static Kind kind(Critique critique) {
    return critique.getAnswer().getAssignment().getInstruction().getSeed().getKind();
  }
}
