package io.athanor.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.TryAgainLater;
import io.athanor.llm.Fault.Kind;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final ModelSettings SETTINGS =
      new ModelSettings(
          URI.create("http://models.example:8000/v1/"),
          "sk-canary",
          "small",
          0.7,
          100,
          Duration.ofSeconds(60),
          "EXAMPLE_KEY",
          Allowance.UNLIMITED);
  private final Faults faults = new Faults(SETTINGS);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "-",
      textBlock =
          """
          300 | -                                                         | NOT_THE_API
          307 | -                                                         | NOT_THE_API
          400 | {"message":"bad request"}                                 | REJECTED
          400 | {"code":"context_length_exceeded"}                        | TOO_LONG
          400 | This model's maximum context length is 4096 tokens        | TOO_LONG
          400 | {"code":"content_filter"}                                 | FILTERED
          400 | {"message":"Could not finish the message because max_tokens or model output limit was reached."} | EMPTY
          400 | {"code":"model_not_found"}                                | NO_SUCH_MODEL
          400 | {"message":"nope is not a valid model ID"}                | NO_SUCH_MODEL
          400 | {"message":"Model Not Exist"}                             | NO_SUCH_MODEL
          400 | {"message":"API key not valid. Please pass a valid one."} | UNAUTHORIZED
          401 | {"code":"invalid_api_key"}                                | UNAUTHORIZED
          402 | -                                                         | NO_CREDIT
          403 | {"message":"no access"}                                   | UNAUTHORIZED
          403 | {"message":"This model requires moderation"}              | FILTERED
          404 | {"message":"The model `small` does not exist"}            | NO_SUCH_MODEL
          404 | -                                                         | NOT_THE_API
          405 | -                                                         | NOT_THE_API
          408 | -                                                         | TIMEOUT
          409 | -                                                         | REJECTED
          413 | -                                                         | REJECTED
          422 | {"detail":[{"msg":"bad"}]}                                | REJECTED
          422 | {"error":"input is too long"}                             | TOO_LONG
          429 | {"message":"slow down"}                                   | RATE_LIMITED
          429 | {"code":"insufficient_quota"}                             | NO_CREDIT
          500 | -                                                         | BROKEN
          500 | the request exceeds the available context size            | TOO_LONG
          500 | {"message":"model worker not found"}                      | BROKEN
          502 | -                                                         | BROKEN
          503 | -                                                         | OVERLOADED
          504 | -                                                         | TIMEOUT
          529 | -                                                         | OVERLOADED
          """)
  void sortsAStatusAndItsWords(int status, @Nullable String words, Kind kind) {
    // When
    var fault = faults.status(status, words == null ? "" : words, _ -> null, NOW);

    // Then
    assertThat(fault.kind()).isEqualTo(kind);
    assertThat(fault.sentence()).contains("http://models.example:8000/v1");
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new ConnectException("Connection refused"), Kind.UNREACHABLE),
        Arguments.of(new UnknownHostException("models.example"), Kind.UNREACHABLE),
        Arguments.of(new SSLHandshakeException("no path"), Kind.UNREACHABLE),
        Arguments.of(new SocketTimeoutException("timeout"), Kind.TIMEOUT),
        Arguments.of(new InterruptedIOException("timeout"), Kind.TIMEOUT),
        Arguments.of(new AnswerTooLarge(16), Kind.TOO_LARGE),
        Arguments.of(new SocketException("Connection reset"), Kind.BROKEN),
        Arguments.of(new EOFException("unexpected end of stream"), Kind.BROKEN),
        Arguments.of(new IllegalStateException("nothing known"), Kind.BROKEN));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void sortsACallThatEndsWithoutAnAnswer(Exception cause, Kind kind) {
    // When
    var fault = faults.failure(new RuntimeException("wrapped", cause));

    // Then
    assertThat(fault.kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          <!doctype html><p>hello       | NOT_THE_API
          all is well                   | NOT_THE_API
          {"choices":[{"message":{"con  | BROKEN
          ~~                            | BROKEN
          """)
  void tellsAnotherPageFromTornJson(String body, Kind kind) {
    // When
    var fault = faults.body(body);

    // Then
    assertThat(fault.kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          retry-after    | 7                             | 7000
          retry-after    | 0.5                           | 500
          retry-after    | 3600                          | 60000
          retry-after    | -3                            | 0
          retry-after    | Wed, 25 Nov 2026 12:00:20 GMT | 20000
          retry-after    | Wed, 25 Nov 2026 11:00:00 GMT | 0
          retry-after    | Thu, 01 Jan 2099 00:00:00 GMT | 60000
          retry-after    | soon                          | -
          retry-after-ms | 250                           | 250
          other          | 7                             | -
          """)
  void readsWhenToComeBack(String header, String value, @Nullable Long millis) {
    // When
    var fault = faults.status(429, "", Map.of(header, value)::get, NOW);

    // Then
    assertThat(fault.after()).isEqualTo(millis == null ? null : Duration.ofMillis(millis));
  }

  @Test
  void makesADeadLetterOnlyOfWhatIsRefused() {
    for (var kind : Kind.values()) {
      // When
      var thrown = new Fault(kind, "why").aboutTheRecord();

      // Then
      switch (kind) {
        case REJECTED, TOO_LONG, FILTERED -> assertThat(thrown).isInstanceOf(RequestRefused.class);
        default -> assertThat(thrown).isInstanceOf(TryAgainLater.class);
      }
    }
  }

  @Test
  void namesTheKeysVariableAndNeitherKeyNorServersWords() {
    // When
    var fault = faults.status(401, "Incorrect API key provided: sk-canary", _ -> null, NOW);

    // Then
    assertThat(fault.sentence()).contains("401", "EXAMPLE_KEY").doesNotContain("sk-", "Incorrect");
  }
}
