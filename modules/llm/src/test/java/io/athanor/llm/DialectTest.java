package io.athanor.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.llm.Dialect.Format;
import io.athanor.llm.Fault.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DialectTest {

  @Test
  void stepsDownOneFormatAtEachRefusal() {
    // When
    var second = Dialect.FIRST.after(Kind.REJECTED, 422, "", true).orElseThrow();
    var third = second.after(Kind.REJECTED, 400, "", true).orElseThrow();

    // Then
    assertThat(second.format()).isEqualTo(Format.JSON_OBJECT);
    assertThat(third.format()).isEqualTo(Format.PROMPT);
    assertThat(third.after(Kind.REJECTED, 400, "", true)).isEmpty();
  }

  @Test
  void forgivesOneInternalErrorBeforeItBlamesTheFormat() {
    // When
    var second = Dialect.FIRST.after(Kind.BROKEN, 500, "", true).orElseThrow();
    var third = second.after(Kind.BROKEN, 500, "", true).orElseThrow();

    // Then
    assertThat(second.format()).isEqualTo(Format.JSON_SCHEMA);
    assertThat(third.format()).isEqualTo(Format.JSON_OBJECT);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAUTHORIZED", "NO_SUCH_MODEL", "TOO_LONG", "RATE_LIMITED", "FILTERED"})
  void doesNotBlameTheFormatForOtherFaults(Kind kind) {
    assertThat(Dialect.FIRST.after(kind, 400, "", true)).isEmpty();
  }

  @Test
  void blamesNoFormatWhereNoneWasAskedFor() {
    assertThat(Dialect.FIRST.after(Kind.REJECTED, 400, "", false)).isEmpty();
  }

  @Test
  void keepsAFormatThatWasAnswered() {
    // Given
    var proved = Dialect.FIRST.learning(Dialect.FIRST, true);

    // When
    var lower = Dialect.FIRST.after(Kind.REJECTED, 400, "", true).orElseThrow();

    // Then
    assertThat(proved.after(Kind.REJECTED, 400, "", true)).isEmpty();
    assertThat(proved.learning(lower, true).format()).isEqualTo(Format.JSON_SCHEMA);
  }

  @Test
  void learnsNothingAboutFormatsFromFreeText() {
    // When
    var known = Dialect.FIRST.learning(Dialect.FIRST, false);

    // Then
    assertThat(known.proved()).isFalse();
  }

  @Test
  void dropsAParameterThatIsRefusedByName() {
    // When
    var tokens =
        Dialect.FIRST
            .after(
                Kind.REJECTED,
                400,
                "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.",
                false)
            .orElseThrow();
    var temperature =
        tokens
            .after(
                Kind.REJECTED,
                400,
                "Unsupported value: 'temperature' does not support 0.7 with this model.",
                false)
            .orElseThrow();

    // Then
    assertThat(tokens.newTokenLimit()).isTrue();
    assertThat(tokens.format()).isEqualTo(Format.JSON_SCHEMA);
    assertThat(temperature.temperature()).isFalse();
    assertThat(temperature.newTokenLimit()).isTrue();
    assertThat(temperature.learning(temperature, false).temperature()).isFalse();
  }
}
