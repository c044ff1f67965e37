package io.athanor.verify.maths;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.verify.maths.FinalValue.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FinalValueTest {

  @Test
  void lastAnswerLineComesFirst() {
    var text =
        """
        Answer: 1
        So \\boxed{2} and
        #### 3
        **Answer:** 42 apples
        which is more than 5.
        """;
    assertFound(text, "42 apples", Rule.ANSWER_LINE);
  }

  @Test
  void answerLineIsWrittenInManyWays() {
    assertFound("Final answer: 7", "7", Rule.ANSWER_LINE);
    assertFound("The answer is 7.", "7.", Rule.ANSWER_LINE);
    assertFound("> **Final Answer**: $7$", "$7$", Rule.ANSWER_LINE);
    assertFound("### Final Answer\n\nAnswer:\n\n7", "7", Rule.ANSWER_LINE);
    assertFound("Answer: \\boxed{\\frac{1}{2}}", "\\frac{1}{2}", Rule.ANSWER_LINE);
  }

  @Test
  void whatExplainsTheValueIsNoneOfIt() {
    assertFound("Answer: 42 apples, because 6 * 7 = 42", "42 apples", Rule.ANSWER_LINE);
    assertFound("Answer: 42. This follows from 6 * 7.", "42", Rule.ANSWER_LINE);
    assertFound("Answer: 42 (rounded down)", "42", Rule.ANSWER_LINE);
    assertFound("Answer: (1, 2)", "(1, 2)", Rule.ANSWER_LINE);
    assertFound("Answer: $1.50 per hour", "$1.50 per hour", Rule.ANSWER_LINE);
  }

  @Test
  void thenTheLastBox() {
    assertFound("\\boxed{1} then \\boxed{\\sqrt{2}} #### 3", "\\sqrt{2}", Rule.BOXED);
    assertFound("\\boxed{\\text{x} = \\boxed{3}}", "\\text{x} = \\boxed{3}", Rule.BOXED);
    assertFound("\\fbox{7}", "7", Rule.BOXED);
  }

  @Test
  void boxesSideBySideAreOneValue() {
    assertFound("$\\boxed{2}$ and $\\boxed{3}$", "2, 3", Rule.BOXED);
    assertFound("\\boxed{x = 2}, \\boxed{y = 3}.", "x = 2, y = 3", Rule.BOXED);
    assertFound("First \\boxed{9}. Or: $\\boxed{2}$ or $\\boxed{3}$", "2, 3", Rule.BOXED);
  }

  @Test
  void thenTheHashesThenTheWordsThenTheLastNumber() {
    assertFound("10 + 5\n#### 15\nthat is 1 more than 14", "15", Rule.HASHES);
    assertFound("We see that the answer is $x = 4$ because 4 > 3", "$x = 4$", Rule.ANSWER_IS);
    assertFound("We get 3 and then $1,250.50 in all.", "$1,250.50", Rule.LAST_NUMBER);
  }

  @Test
  void unitAfterTheLastNumberBelongsToIt() {
    assertFound("It takes 90 minutes.", "90 minutes", Rule.LAST_NUMBER);
    assertFound("It is 20°C outside", "20°C", Rule.LAST_NUMBER);
    assertFound("So 90 people came.", "90", Rule.LAST_NUMBER);
  }

  @Test
  void withoutAnyOfThemThereIsNone() {
    assertThat(FinalValue.of("I do not know.")).isEmpty();
    assertThat(FinalValue.of("\\boxed{never closed")).isEmpty();
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void isFoundBehindBoxesWithoutNumberThatAreNeverClosed() {
    assertFound("\\boxed{".repeat(300_000) + "\n#### 3", "3", Rule.HASHES);
  }

  @Test
  void referenceMayBeAValueOrAWholeSolution() {
    assertThat(FinalValue.ofReference(" 42 ")).isEqualTo("42");
    assertThat(FinalValue.ofReference("6 * 7 = 42\n#### 42")).isEqualTo("42");
    assertThat(FinalValue.ofReference("So it is $\\boxed{42}$, not 41.")).isEqualTo("42");
    assertThat(FinalValue.ofReference("3 or 4")).isEqualTo("3 or 4");
  }

  private static void assertFound(String solution, String value, Rule rule) {
    assertThat(FinalValue.of(solution)).contains(new FinalValue(value, rule));
  }
}
