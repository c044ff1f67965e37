package io.athanor.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadroomTest {

  @ParameterizedTest
  @CsvSource({
    "1s, PT1S",
    "6m0s, PT6M",
    "120ms, PT0.12S",
    "1h2m3.5s, PT1H2M3.5S",
    "1m26.4s, PT1M26.4S",
    "2d1h, PT49H",
    "59.7, PT59.7S"
  })
  void readsWhatIsLeftAndWhenAllIsThereAgain(String reset, Duration expected) {
    assertThat(requests("60", "59", reset))
        .isEqualTo(new Headroom(new Headroom.Left(60, 59, expected), null));
  }

  @ParameterizedTest
  @CsvSource({"many, 1, 1s", "60, -1, 1s", "0, 0, 1s", "60, 1, soon"})
  void takesWhatItCannotReadForUntold(String limit, String remaining, String reset) {
    assertThat(requests(limit, remaining, reset)).isEqualTo(Headroom.UNTOLD);
  }

  @Test
  void isLowWhereEitherIsNearlyUsedUp() {
    // Given
    var headers =
        Map.of(
            "x-ratelimit-limit-requests", "100",
            "x-ratelimit-remaining-requests", "99",
            "x-ratelimit-limit-tokens", "1000",
            "x-ratelimit-remaining-tokens", "49");

    // When
    var headroom = Headroom.of(headers::get);

    // Then
    assertThat(headroom.isLow()).isTrue();
    assertThat(headroom.isAmple()).isFalse();
  }

  @Test
  void tellsTheRateByWhatIsMissingAndWhenItWillBeThere() {
    assertThat(requests("14400", "14370", "180s").requestsPerSecond()).hasValue(30 / 180.0);
  }

  private static Headroom requests(String limit, String remaining, String reset) {
    return Headroom.of(
        Map.of(
                "x-ratelimit-limit-requests", limit,
                "x-ratelimit-remaining-requests", remaining,
                "x-ratelimit-reset-requests", reset)
            ::get);
  }
}
