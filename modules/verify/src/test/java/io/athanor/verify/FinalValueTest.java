package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
    assertThat(FinalValue.of(text)).contains("42 apples");
  }

  @Test
  void answerLineIsWrittenInManyWays() {
    assertThat(FinalValue.of("Final answer: 7")).contains("7");
    assertThat(FinalValue.of("The answer is 7.")).contains("7.");
    assertThat(FinalValue.of("> **Final Answer**: $7$")).contains("$7$");
    assertThat(FinalValue.of("Answer: \\boxed{\\frac{1}{2}}")).contains("\\frac{1}{2}");
  }

  @Test
  void thenTheLastBoxThenTheHashesThenTheLastNumber() {
    assertThat(FinalValue.of("\\boxed{1} then \\boxed{\\sqrt{2}} #### 3")).contains("\\sqrt{2}");
    assertThat(FinalValue.of("10 + 5\n#### 15\nthat is 1 more than 14")).contains("15");
    assertThat(FinalValue.of("We get 3 and then $1,250.50 in all.")).contains("$1,250.50");
  }

  @Test
  void withoutAnyOfThemThereIsNone() {
    assertThat(FinalValue.of("I do not know.")).isEmpty();
    assertThat(FinalValue.of("\\boxed{never closed")).isEmpty();
  }
}
