package io.athanor.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelSettingsTest {

  @Test
  void printsEverythingButTheKey() {
    // Given
    var settings = settings("https://api.example/v1", "m", 0.3, 10, 1000);

    // Then
    assertThat(settings.toString()).contains("https://api.example/v1", "m").doesNotContain("sk-");
  }

  @Test
  void takesAddressesThatDifferInASlashForOne() {
    assertThat(settings("https://api.example/v1/", "m", 0, 10, 1000).address())
        .isEqualTo("https://api.example/v1");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://api.example/v1,     m,  0.3, 10, 1000, base URL",
    "localhost:8000,           m,  0.3, 10, 1000, base URL",
    "/v1,                      m,  0.3, 10, 1000, base URL",
    "https://sk-a@api.example, m,  0.3, 10, 1000, base URL",
    "https://api.example?key=k,m,  0.3, 10, 1000, base URL",
    "https://api.example/v1,   '', 0.3, 10, 1000, model",
    "https://api.example/v1,   m,  2.1, 10, 1000, temperature",
    "https://api.example/v1,   m, -0.1, 10, 1000, temperature",
    "https://api.example/v1,   m,  NaN, 10, 1000, temperature",
    "https://api.example/v1,   m,  0.3,  0, 1000, max tokens",
    "https://api.example/v1,   m,  0.3, 10,    0, timeout"
  })
  void refusesWhatNoEndpointCouldTake(
      String url, String model, double temperature, int tokens, long millis, String what) {
    assertThatThrownBy(() -> settings(url, model, temperature, tokens, millis))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(what)
        .message()
        .doesNotContain("sk-");
  }

  private static ModelSettings settings(
      String url, String model, double temperature, int tokens, long millis) {
    return new ModelSettings(
        URI.create(url), "sk-canary", model, temperature, tokens, Duration.ofMillis(millis));
  }
}
