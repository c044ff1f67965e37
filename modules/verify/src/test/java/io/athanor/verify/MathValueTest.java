package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.record.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MathValueTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1200 | 1,200",
        "1200 | $1,200.00",
        "1200 | 1200.",
        "1200 | 1.2e3",
        "1200 | 1.2 \\times 10^{3}",
        "1200 | 1200 apples",
        "1200 | x = 1200",
        "1200 | \\$1{,}200",
        "1200 | \\text{1200}",
        "1200 | **1200**",
        "1200 | They sold 1200 apples",
        "0.5 | 1/2",
        "1/2 | 2/4",
        "1/2 | \\frac{1}{2}",
        "1/2 | \\dfrac{2}{4}",
        "5/2 | 2 1/2",
        "-3 | −3",
        "50% | 50",
        "50% | 0.5",
        "50 | 50 \\%",
        "5 km | 5",
        "5 hours | 5 hour",
        "90 | 90^\\circ",
        "Tuesday | tuesday",
        "x^2 + 1 | x^2+1",
        "2, 3 | 3 and 2",
        "{2, 3} | 3, 2",
        "x = 2 or x = -2 | -2, 2",
        "(1, 2) | (1, 2.0)",
      })
  void equal(String reference, String given) {
    assertThat(judge(reference, given)).isEqualTo(Verdict.PASS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1200 | 1201",
        "1200 | 1.200",
        "1200 | 12",
        "0.5 | 1/3",
        "0.333 | 1/3",
        "5 | -5",
        "50% | 5",
        "50% | 51%",
        "5 | five",
        "yes | no",
        "2, 3 | 2, 4",
        "2, 3 | 2, 3, 3",
        "(1, 2) | (2, 1)",
        "2x | 3x",
      })
  void different(String reference, String given) {
    assertThat(judge(reference, given)).isEqualTo(Verdict.FAIL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x^2 + 1 | 1 + x^2",
        "x^2 | 2",
        "2 | 2x",
        "2 | 2\\pi",
        "3 m | 300 cm",
        "5 km | 5 m",
        "2 | \\sqrt{4}",
        "x, 5 | 5, 7",
        "yes | 5",
      })
  void nobodyCanTell(String reference, String given) {
    assertThat(judge(reference, given)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void hugeExponentsAreNoNumbers() {
    assertThat(judge("1", "1e999999999")).isEqualTo(Verdict.UNKNOWN);
    assertThat(judge("1", "1/0")).isEqualTo(Verdict.UNKNOWN);
  }

  private static Verdict judge(String reference, String given) {
    return MathValue.of(reference).judge(MathValue.of(given));
  }
}
