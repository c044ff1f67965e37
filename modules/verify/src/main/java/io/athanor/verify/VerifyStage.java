package io.athanor.verify;

import io.athanor.core.Lineage;
import io.athanor.core.Outcome;
import io.athanor.core.Rounds;
import io.athanor.core.Stage;
import io.athanor.llm.ChatModel;
import io.athanor.record.Assignment;
import io.athanor.record.Critique;
import io.athanor.record.GradedSample;
import io.athanor.record.Kind;
import io.athanor.record.Verdict;
import io.athanor.record.Verification;
import io.athanor.sandbox.Sandbox;
import java.util.List;

/// Looks for evidence beyond opinion, and grades.
///
/// | instruction | evidence | where samples are asked for |
/// | --- | --- | --- |
/// | code with cases | the answer is run on them | |
/// | code without | it is compiled | and run on cases on which independent solutions agree |
/// | maths with a reference answer | the final values are compared | |
/// | maths without | none | it is held against the majority of independent answers |
/// | general | none | |
///
/// An answer that fails goes back to the teacher with what was seen, and is rejected, with the
/// evidence, when the rounds are used up. What passes, and what nobody can tell, is graded and goes
/// on; a fault of the sandbox is never held against an answer.
public final class VerifyStage implements Stage<Critique, GradedSample, Assignment> {
  private static final String NAME = "verify";

  private final Examiner code;
  private final Examiner codeWithoutCases;
  private final Examiner math = new MathExaminer();
  private final Examiner mathWithoutReference;
  private final Rounds rounds;
  private final SyntheticDataGrader grader;

  /// @param solver asked for independent answers; never, where the settings want no samples
  public VerifyStage(Sandbox sandbox, ChatModel solver, VerifySettings settings) {
    var own = new CodeExaminer(sandbox, settings.limits(), settings.controlsEvery());
    var sampler = new Sampler(solver, settings.samples());
    var agreement = settings.agreement();
    boolean samples = settings.samples() > 0;
    this.code = own;
    this.codeWithoutCases =
        samples ? new AgreementExaminer(own, sandbox, settings.limits(), sampler, agreement) : own;
    this.mathWithoutReference =
        samples ? new SelfConsistencyExaminer(sampler, agreement.minMathShare()) : math;
    this.rounds = settings.rounds();
    this.grader = new SyntheticDataGrader(settings.grade());
  }

  /// Asks no model.
  ///
  /// @throws IllegalArgumentException where the settings want samples
  public VerifyStage(Sandbox sandbox, VerifySettings settings) {
    this(sandbox, nobody(settings), settings);
  }

  private static ChatModel nobody(VerifySettings settings) {
    if (settings.samples() > 0) {
      throw new IllegalArgumentException("samples need a model to ask");
    }
    return _ -> {
      throw new IllegalStateException("no samples are wanted");
    };
  }

  @Override
  public Outcome<GradedSample, Assignment> apply(Critique critique) throws InterruptedException {
    return decide(critique, examine(critique));
  }

  private Evidence examine(Critique critique) throws InterruptedException {
    var answer = critique.getAnswer();
    var instruction = answer.getAssignment().getInstruction();
    return switch (kind(critique)) {
      case CODE -> (instruction.getCases().isEmpty() ? codeWithoutCases : code).examine(answer);
      case MATH ->
          (instruction.getAnswer().isEmpty() ? mathWithoutReference : math).examine(answer);
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
    var judging = Lineage.sum(List.of(critique.getUsage(), verification.getUsage()));
    return rounds
        .again(critique.getAnswer(), NAME, evidence.feedback(), judging)
        .map(Outcome::<GradedSample, Assignment>sendBack)
        .orElseGet(() ->
            Outcome.reject(
                rule(verification),
                verification.getDetail(),
                grader.grade(critique, verification)));
  }

  private static String rule(Verification verification) {
    return switch (verification.getMethod()) {
      case AgreementExaminer.METHOD, SelfConsistency.METHOD -> "outvoted";
      case MathExaminer.METHOD -> "wrong_answer";
      default -> "execution_failed";
    };
  }

  private static Kind kind(Critique critique) {
    return critique.getAnswer().getAssignment().getInstruction().getSeed().getKind();
  }
}
