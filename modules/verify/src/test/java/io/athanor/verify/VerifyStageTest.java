package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.Outcome;
import io.athanor.core.Rounds;
import io.athanor.record.Answer;
import io.athanor.record.Assignment;
import io.athanor.record.Critique;
import io.athanor.record.GradedSample;
import io.athanor.record.Instruction;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.record.Tier;
import io.athanor.record.Verdict;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.testkit.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifyStageTest {
  private static final Seed CODE = Samples.codeSeed("c", "Add.", "add", Samples.call("[1,2]", "3"));
  private static final Seed PROGRAM =
      Seed.newBuilder(Samples.seed("p", "Say out.", Kind.CODE))
          .setCases(List.of(Samples.io("", "out")))
          .build();
  private static final String ADD = "```python\ndef add(a, b): return a + b\n```";

  @Test
  void rightMathsIsGold() throws Exception {
    var sample = graded(critique("Six times seven.\nAnswer: 42"), nothingRuns());
    assertThat(sample.getVerification().getVerdict()).isEqualTo(Verdict.PASS);
    assertThat(sample.getVerification().getMethod()).isEqualTo("reference_answer");
    assertThat(sample.getTier()).isEqualTo(Tier.GOLD);
  }

  @Test
  void wrongMathsGoesBackWithoutTheReference() throws Exception {
    var again = sentBack(critique("Answer: 41"), nothingRuns());
    assertThat(again.getRound()).isEqualTo(1);
    var attempt = again.getAttempts().getLast();
    assertThat(attempt.getStage()).isEqualTo("verify");
    assertThat(attempt.getFeedback()).contains("not right").contains("steps").doesNotContain("42");
    assertThat(attempt.getUsage().getCalls()).as("teacher and judge").isEqualTo(2);
  }

  @Test
  void mathsWithoutAFinalValueIsToldSo() throws Exception {
    var again = sentBack(critique("I do not know."), nothingRuns());
    assertThat(again.getAttempts().getLast().getFeedback()).contains("no final value");
  }

  @Test
  void wrongMathsIsRejectedWhenTheRoundsAreUsedUp() throws Exception {
    var critique = critique("Answer: 41");
    var reject = rejected(critique, nothingRuns());
    assertThat(reject.rule()).isEqualTo("wrong_answer");
    assertThat(reject.reason()).contains("41");
    assertThat(((GradedSample) reject.record()).getCritique()).isSameAs(critique);
  }

  @Test
  void mathsOnlyCountsTheInstructionsOwnReference() throws Exception {
    // Given an evolved instruction, whose seed has an answer and which itself has none
    var seed = Samples.mathSeed("m", "6 * 7?", "42");
    var critique = Samples.critique(seed, "", "Answer: 99");
    var own = withoutReference(critique);
    // When
    var sample = graded(own, nothingRuns());
    // Then
    assertThat(sample.getVerification().getVerdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(sample.getTier()).isEqualTo(Tier.BRONZE);
  }

  @Test
  void generalAnswersAreLeftToTheJudgeEvenWithAReference() throws Exception {
    var seed =
        Seed.newBuilder(Samples.seed("g", "Why?", Kind.GENERAL)).setAnswer("Because.").build();
    var sample = graded(Samples.critique(seed, "", "For a reason."), nothingRuns());
    assertThat(sample.getVerification().getMethod()).isEqualTo("none");
    assertThat(sample.getTier()).isEqualTo(Tier.SILVER);
  }

  @Test
  void programWithTheRightOutputIsGoldAndNamesItsSandbox() throws Exception {
    var sample = graded(Samples.critique(PROGRAM, "", ADD), new FakeSandbox(Run.Ending.OK));
    assertThat(sample.getTier()).isEqualTo(Tier.GOLD);
    assertThat(sample.getVerification().getBackend()).contains("fake");
    assertThat(sample.getVerification().getPassed()).isEqualTo(1);
  }

  @Test
  void rightOutputBeforeACrashIsAFailure() throws Exception {
    var again = sentBack(Samples.critique(PROGRAM, "", ADD), new FakeSandbox(Run.Ending.SIGNALLED));
    assertThat(again.getAttempts().getLast().getFeedback()).contains("it ended so");
  }

  @Test
  void codeThatFailsIsRejectedWhenTheRoundsAreUsedUp() throws Exception {
    var reject = rejected(Samples.critique(CODE, "", ADD), new FakeSandbox(Run.Ending.OK));
    assertThat(reject.rule()).isEqualTo("execution_failed");
    assertThat(reject.reason()).contains("case 1 of 1").contains("expected 3");
  }

  @Test
  void expectedValuesNeverEnterTheSandbox() throws Exception {
    var seed = Samples.codeSeed("c", "Add.", "add", Samples.call("[1,2]", "\"expected-value\""));
    var sandbox = new FakeSandbox(Run.Ending.OK);
    stage(sandbox, 3).apply(Samples.critique(seed, "", ADD));
    assertThat(sandbox.ran).isNotEmpty();
    assertThat(sandbox.ran.toString()).doesNotContain("expected-value");
  }

  @Test
  void faultOfTheMachineryIsTriedAgainAndNeverHeldAgainstTheAnswer() throws Exception {
    var sandbox = new FakeSandbox(Run.Ending.INTERNAL);
    var sample = graded(Samples.critique(CODE, "", ADD), sandbox);
    assertThat(sandbox.ran).hasSize(4);
    assertThat(sample.getVerification().getVerdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(sample.getTier()).isEqualTo(Tier.BRONZE);
  }

  @Test
  void runThatRecoversCounts() throws Exception {
    var sandbox = new FakeSandbox(Run.Ending.INTERNAL, Run.Ending.INTERNAL, Run.Ending.OK);
    assertThat(graded(Samples.critique(PROGRAM, "", ADD), sandbox).getTier()).isEqualTo(Tier.GOLD);
  }

  @Test
  void slowRunGetsASecondChanceWithMorePatience() throws Exception {
    var sandbox = new FakeSandbox(Run.Ending.WALL_LIMIT, Run.Ending.OK);
    assertThat(graded(Samples.critique(PROGRAM, "", ADD), sandbox).getTier()).isEqualTo(Tier.GOLD);
    assertThat(sandbox.ran.getLast().limits().wall())
        .isEqualTo(Limits.DEFAULT.wall().multipliedBy(3));
  }

  @Test
  void withoutASandboxCodeCannotBeTold() throws Exception {
    var sandbox = new FakeSandbox(Run.Ending.UNAVAILABLE);
    var sample = graded(Samples.critique(CODE, "", ADD), sandbox);
    assertThat(sandbox.ran).hasSize(1);
    assertThat(sample.getVerification().getDetail()).isEqualTo("it ended so");
    assertThat(sample.getTier()).isEqualTo(Tier.BRONZE);
  }

  @Test
  void programAtALimitIsNotRunOnFurtherCases() throws Exception {
    var seed =
        Samples.codeSeed("c", "Add.", "add", Samples.call("[1]", "1"), Samples.call("[2]", "2"));
    var sandbox = new FakeSandbox(Run.Ending.CPU_LIMIT);
    stage(sandbox, 3).apply(Samples.critique(seed, "", ADD));
    assertThat(sandbox.ran).hasSize(1);
  }

  @Test
  void codeWithoutCasesOrInAnotherLanguageCannotBeTold() throws Exception {
    var noCases = Samples.seed("n", "Write something.", Kind.CODE);
    var prose = graded(Samples.critique(noCases, "", "A tuple cannot change."), nothingRuns());
    assertThat(prose.getVerification().getDetail()).isEqualTo("no cases to run");
    var script = Samples.critique(CODE, "", "```cobol\nDISPLAY 1.\n```");
    assertThat(graded(script, nothingRuns()).getVerification().getDetail())
        .isEqualTo("programs in cobol are not run");
  }

  @Test
  void languageWithoutACallerIsNotCalled() throws Exception {
    // Given a language whose functions are not called
    var sandbox = new FakeSandbox(Run.Ending.OK);
    // When
    var sample = graded(Samples.critique(CODE, "", "```cpp\nint add(int a) {}\n```"), sandbox);
    // Then
    assertThat(sample.getVerification().getDetail()).isEqualTo("functions in cpp are not called");
    assertThat(sample.getVerification().getVerdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(sandbox.ran).isEmpty();
  }

  /// Many answers are held at once, and each may print its limit in every case.
  @Test
  void trialKeepsOfAFloodNoMoreThanIsShown() {
    var flood = "x".repeat(1 << 20);
    var run = new Run(Run.Ending.OK, 0, flood, flood, Run.Usage.NONE, "fake", "Fake 1.0", "");
    for (Trial trial :
        new Trial[] {
          new Trial.Passed(run),
          new Trial.Failed(flood, flood, flood, run),
          new Trial.Unclear("why", run)
        }) {
      assertThat(trial.toString()).hasSizeLessThan(8000).contains("…");
    }
  }

  @Test
  void everyTrialIsKeptWithWhatItUsedAndHowItEnded() throws Exception {
    var sandbox = new FakeSandbox(Run.Ending.OK);
    var verification = graded(Samples.critique(PROGRAM, "", ADD), sandbox).getVerification();
    assertThat(verification.getLanguage()).contains("python");
    assertThat(verification.getInterpreter()).contains("Fake 1.0");
    assertThat(verification.getExtraction()).contains("tagged_fence");
    assertThat(verification.getLimits().orElseThrow().getCpuMs()).isEqualTo(4000);
    assertThat(verification.getTrials())
        .singleElement()
        .satisfies(trial -> {
          assertThat(trial.getVerdict()).isEqualTo(Verdict.PASS);
          assertThat(trial.getEnding()).isEqualTo("ok");
          assertThat(trial.getExitCode()).contains(1);
        });
  }

  @Test
  void programIsRunInTheLanguageOfItsBlock() throws Exception {
    var sandbox = new FakeSandbox(Run.Ending.OK);
    graded(Samples.critique(PROGRAM, "", "```perl\nprint 'out';\n```"), sandbox);
    graded(Samples.critique(PROGRAM, "", "```\nprint('out')\n```"), sandbox);
    assertThat(sandbox.ran).extracting(FakeSandbox.Ran::language).containsExactly("perl", "python");
  }

  @Test
  void caseThatIsNotJsonCannotBeTold() throws Exception {
    var seed = Samples.codeSeed("c", "Add.", "add", Samples.call("[1,", "3"));
    assertThat(graded(Samples.critique(seed, "", ADD), nothingRuns()).getTier())
        .isEqualTo(Tier.BRONZE);
  }

  private static Critique critique(String answer) {
    return Samples.critique(Samples.mathSeed("m", "6 * 7?", "42"), "thought", answer);
  }

  private static Critique withoutReference(Critique critique) {
    var answer = critique.getAnswer();
    var assignment = answer.getAssignment();
    var bare = Instruction.newBuilder(assignment.getInstruction()).setAnswer(null).build();
    var unaided = Assignment.newBuilder(assignment).setInstruction(bare).build();
    return Critique.newBuilder(critique)
        .setAnswer(Answer.newBuilder(answer).setAssignment(unaided).build())
        .build();
  }

  /// For what has to be decided without a run: one would end as if there were no sandbox.
  private static FakeSandbox nothingRuns() {
    return new FakeSandbox(Run.Ending.UNAVAILABLE);
  }

  private static VerifyStage stage(FakeSandbox sandbox, int rounds) {
    return new VerifyStage(
        sandbox, new VerifySettings(new Rounds(rounds), Limits.DEFAULT, GradeSettings.DEFAULT, 0));
  }

  private static GradedSample graded(Critique critique, FakeSandbox sandbox) throws Exception {
    var part = stage(sandbox, 3).apply(critique).parts().getFirst();
    return ((Outcome.Pass<GradedSample, Assignment>) part).output();
  }

  private static Assignment sentBack(Critique critique, FakeSandbox sandbox) throws Exception {
    var part = stage(sandbox, 3).apply(critique).parts().getFirst();
    return ((Outcome.SendBack<GradedSample, Assignment>) part).again();
  }

  private static Outcome.Reject<GradedSample, Assignment> rejected(
      Critique critique, FakeSandbox sandbox) throws Exception {
    var part = stage(sandbox, 0).apply(critique).parts().getFirst();
    return (Outcome.Reject<GradedSample, Assignment>) part;
  }
}
