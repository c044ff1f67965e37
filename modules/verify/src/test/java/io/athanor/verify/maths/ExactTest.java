package io.athanor.verify.maths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class ExactTest {

  @Test
  void calculatesInFractions() {
    assertThat(value("1/3 + 1/6")).contains(new BigFraction(1, 2));
    assertThat(value("(2/3)^{-2}")).contains(new BigFraction(9, 4));
    assertThat(value("5! - \\lfloor 7/2 \\rfloor")).contains(new BigFraction(117));
  }

  @Test
  void hasNoValueForWhatIsNotRational() {
    assertThat(value("\\sqrt{4}")).isEmpty();
    assertThat(value("2\\pi")).isEmpty();
    assertThat(value("1/0")).isEmpty();
    assertThat(value("0^0")).isEmpty();
  }

  @Test
  void givesUpLongNumbersBeforeTheyAreCalculated() {
    assertThat(value("2^{6000}")).isPresent();
    assertThat(value("2^{60000}")).isEmpty();
    assertThat(value("2^{6000} * 3^{6000} * 5^{6000}")).isEmpty();
    assertThat(value("1000!")).isPresent();
    assertThat(value("1001!")).isEmpty();
    assertThat(value("(-1)^{1000000}")).contains(BigFraction.ONE);
  }

  private static Optional<BigFraction> value(String written) {
    var term = TermParser.term(Lexer.tokens(Written.plain(written)));
    return new Exact(Map.of(), Deadline.in(Duration.ofMinutes(1))).value(term);
  }
}
