package io.athanor.streams.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InFlightSerdeTest {

  static Stream<InFlight> entries() {
    var headers =
        new RecordHeaders()
            .add("a", "1".getBytes(UTF_8))
            .add("a", "again".getBytes(UTF_8))
            .add("ü", new byte[0])
            .add("none", null);
    return Stream.of(
        new InFlight(3, 10, 20, 30, "key".getBytes(UTF_8), headers, new byte[] {0, -1, 7}),
        new InFlight(0, 0, 0, -1, null, new RecordHeaders(), null),
        new InFlight(1, 1, 1, 1, new byte[0], new RecordHeaders(), new byte[0]));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void givesBackWhatItWasGiven(InFlight entry) {
    // When
    var back = InFlightSerde.decode(InFlightSerde.encode(entry));

    // Then
    assertThat(back).usingRecursiveComparison().isEqualTo(entry);
  }

  @ParameterizedTest
  @MethodSource("entries")
  void knowsTheSizeBeforehand(InFlight entry) {
    assertThat(InFlightSerde.size(entry)).isEqualTo(InFlightSerde.encode(entry).length);
  }

  @Test
  void refusesAVersionItDoesNotKnow() {
    // Given
    byte[] bytes = InFlightSerde.encode(entries().findFirst().orElseThrow());
    bytes[0] = 2;

    // When, Then
    assertThatThrownBy(() -> InFlightSerde.decode(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 2");
  }

  @Test
  void refusesBytesThatAreCutShort() {
    // Given
    byte[] whole = InFlightSerde.encode(entries().findFirst().orElseThrow());

    for (int length = 0; length < whole.length; length++) {
      byte[] bytes = Arrays.copyOf(whole, length);

      // When, Then
      assertThatThrownBy(() -> InFlightSerde.decode(bytes))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cut short");
    }
  }
}
