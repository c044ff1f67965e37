package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.record.Verdict;
import io.athanor.record.Verification;
import io.athanor.testkit.Samples;
import org.junit.jupiter.api.Test;

class MathExaminerTest {

  @Test
  void comparesAsMathematics() {
    assertThat(verification("\\frac{\\sqrt{2}}{2}", "Answer: 1/\\sqrt{2}").getVerdict())
        .isEqualTo(Verdict.PASS);
    assertThat(verification("2\\sqrt{2}", "Answer: \\sqrt{6}").getVerdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(verification("x > 3", "Answer: |x| > 3").getVerdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void saysByWhichRuleTheValueWasFound() {
    assertThat(verification("42", "So \\boxed{42}.").getDetail())
        .isEqualTo("equal: 42 (from the box) and the reference answer 42");
    assertThat(verification("42", "That makes 41 km in all.").getDetail())
        .isEqualTo("not equal: 41 km (from the last number) and the reference answer 42");
  }

  @Test
  void referenceThatIsAWholeSolutionCountsByItsValue() {
    assertThat(verification("6 * 7 = 42\n#### 42", "Answer: 42").getVerdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void feedbackNeverHoldsTheReference() {
    var feedback = evidence("1234", "Answer: 5678").feedback();
    assertThat(feedback).contains("not right").doesNotContain("1234").doesNotContain("5678");
  }

  private static Verification verification(String reference, String answer) {
    return evidence(reference, answer).verification();
  }

  private static Evidence evidence(String reference, String answer) {
    var seed = Samples.mathSeed("m", "?", reference);
    return new MathExaminer().examine(Samples.critique(seed, "", answer).getAnswer());
  }
}
