package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.core.Outcome;
import io.athanor.core.Rounds;
import io.athanor.llm.ChatModel;
import io.athanor.record.Assignment;
import io.athanor.record.Critique;
import io.athanor.record.GradedSample;
import io.athanor.record.Kind;
import io.athanor.record.Tier;
import io.athanor.record.Verdict;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.UnavailableSandbox;
import io.athanor.testkit.FakeModel;
import io.athanor.testkit.Samples;
import org.junit.jupiter.api.Test;

/// What the stage makes of samples, where no program has to be run.
class SampledEvidenceTest {
  private static final ChatModel NOBODY =
      _ -> {
        throw new AssertionError("nobody is to be asked");
      };

  @Test
  void mathsThatTheMajorityConfirmsIsSilverAndCostsItsSamples() throws Exception {
    var model = FakeModel.saying("Answer: 42", "So it is \\boxed{42}.", "Answer: 41");
    var sample = graded(math("Answer: 42"), model);
    var verification = sample.getVerification();
    assertThat(verification.getVerdict()).isEqualTo(Verdict.PASS);
    assertThat(verification.getMethod()).isEqualTo("self_consistency");
    assertThat(verification.getPassed()).isEqualTo(2);
    assertThat(verification.getTotal()).isEqualTo(3);
    assertThat(verification.getUsage().getCalls()).isEqualTo(3);
    assertThat(sample.getTier()).isEqualTo(Tier.SILVER);
  }

  @Test
  void mathsThatIsOutvotedGoesBackWithWhatTheSamplesHaveCost() throws Exception {
    var model = FakeModel.saying("Answer: 42", "Answer: 42", "Answer: 42");
    var part = stage(model, 3).apply(math("Answer: 41")).parts().getFirst();
    var again = ((Outcome.SendBack<GradedSample, Assignment>) part).again();
    var attempt = again.getAttempts().getLast();
    assertThat(attempt.getAnswer()).isEqualTo("Answer: 41");
    assertThat(attempt.getFeedback()).contains("agree on another").doesNotContain("42");
    assertThat(attempt.getUsage().getCalls()).as("teacher, judge and samples").isEqualTo(5);
  }

  @Test
  void mathsThatIsOutvotedInTheLastRoundIsRejectedWithTheEvidence() throws Exception {
    var model = FakeModel.saying("Answer: 42", "Answer: 42", "Answer: 42");
    var part = stage(model, 0).apply(math("Answer: 41")).parts().getFirst();
    var reject = (Outcome.Reject<GradedSample, Assignment>) part;
    assertThat(reject.rule()).isEqualTo("outvoted");
    assertThat(((GradedSample) reject.record()).getVerification().getUsage().getCalls())
        .isEqualTo(3);
  }

  @Test
  void splitVoteCannotTell() throws Exception {
    var sample = graded(math("Answer: 42"), FakeModel.saying("Answer: 1", "Answer: 2", "?"));
    assertThat(sample.getVerification().getVerdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(sample.getVerification().getUsage().getCalls()).isEqualTo(3);
    assertThat(sample.getTier()).isEqualTo(Tier.BRONZE);
  }

  @Test
  void lastNumberOfATextIsNoVote() throws Exception {
    var model = FakeModel.saying("It may be 42", "I get 42 here", "Some 42 of them");
    assertThat(graded(math("Answer: 42"), model).getVerification().getVerdict())
        .isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void nobodyIsAskedWhereTheEvidenceIsThereOrNoneCanBe() throws Exception {
    // Given maths with a reference, maths without a final value, and general text
    var known = Samples.critique(Samples.mathSeed("m", "6 * 7?", "42"), "", "Answer: 42");
    var general = Samples.critique(Samples.seed("g", "Why?", Kind.GENERAL), "", "Because.");

    // Then
    assertThat(graded(known, NOBODY).getTier()).isEqualTo(Tier.GOLD);
    assertThat(graded(math("It follows."), NOBODY).getVerification().getMethod()).isEqualTo("none");
    assertThat(graded(general, NOBODY).getTier()).isEqualTo(Tier.SILVER);
  }

  @Test
  void nobodyIsAskedAboutCodeThatCannotBeRun() throws Exception {
    // Given no sandbox, a language that is none of ours, one without a caller, and no entry point
    for (var answer :
        new String[] {
          "```python\ndef f(x): return x\n```",
          "```cobol\nDISPLAY 1.\n```",
          "```cpp\nint f(int x) { return x; }\n```",
          "It cannot be done."
        }) {
      var named = Samples.seed("c", "Write a function f(x).", Kind.CODE);
      var unnamed = Samples.seed("c", "Write something.", Kind.CODE);

      // Then
      assertThat(graded(Samples.critique(named, "", answer), NOBODY).getVerification())
          .as(answer)
          .satisfies(none -> assertThat(none.getVerdict()).isEqualTo(Verdict.UNKNOWN))
          .satisfies(none -> assertThat(none.getMethod()).isEqualTo("none"));
      assertThat(graded(Samples.critique(unnamed, "", answer), NOBODY).getTier())
          .isEqualTo(Tier.BRONZE);
    }
  }

  @Test
  void samplesNeedAModelAndMoreThanOne() {
    var sandbox = new UnavailableSandbox("none here");
    assertThatThrownBy(() -> new VerifyStage(sandbox, settings(3, 3)))
        .hasMessageContaining("need a model");
    assertThatThrownBy(() -> settings(3, 1)).hasMessageContaining("nothing to agree with");
    assertThatThrownBy(() -> new AgreementSettings(3, 1, 0.5))
        .hasMessageContaining("min-math-share must be more than 0.5");
  }

  private static Critique math(String answer) {
    return Samples.critique(Samples.seed("m", "6 * 7?", Kind.MATH), "thought", answer);
  }

  private static VerifySettings settings(int rounds, int samples) {
    return new VerifySettings(
        new Rounds(rounds),
        Limits.DEFAULT,
        GradeSettings.DEFAULT,
        0,
        samples,
        AgreementSettings.DEFAULT);
  }

  private static VerifyStage stage(ChatModel solver, int rounds) {
    return new VerifyStage(new UnavailableSandbox("none here"), solver, settings(rounds, 3));
  }

  private static GradedSample graded(Critique critique, ChatModel solver) throws Exception {
    var part = stage(solver, 3).apply(critique).parts().getFirst();
    return ((Outcome.Pass<GradedSample, Assignment>) part).output();
  }
}
