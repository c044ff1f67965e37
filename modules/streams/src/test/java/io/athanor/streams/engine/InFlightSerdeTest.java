package io.athanor.streams.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InFlightSerdeTest {

  private static final InFlight ENTRY = new InFlight(3, 10, 1L << 40);

  @Test
  void givesBackWhatItWasGiven() {
    assertThat(InFlightSerde.decode(InFlightSerde.encode(ENTRY))).isEqualTo(ENTRY);
  }

  @Test
  void refusesAVersionItDoesNotKnow() {
    // Given
    byte[] bytes = InFlightSerde.encode(ENTRY);
    bytes[0] = 1;

    // When, Then
    assertThatThrownBy(() -> InFlightSerde.decode(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 1");
  }

  @Test
  void refusesBytesThatAreCutShort() {
    // Given
    byte[] whole = InFlightSerde.encode(ENTRY);

    for (int length = 0; length < whole.length; length++) {
      byte[] bytes = Arrays.copyOf(whole, length);

      // When, Then
      assertThatThrownBy(() -> InFlightSerde.decode(bytes))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cut short");
    }
  }
}
