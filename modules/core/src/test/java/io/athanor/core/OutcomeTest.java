package io.athanor.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.core.Outcome.Pass;
import io.athanor.core.Outcome.SendBack;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  @Test
  void refusesToBeEmpty() {
    assertThatThrownBy(() -> Outcome.passAll(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one part");
  }

  @Test
  void keepsItsPartsInTheirOrder() {
    // When
    var outcome = Outcome.<String, Integer>passAll(List.of("a", "b")).and(Outcome.sendBack(1));

    // Then
    assertThat(outcome.parts())
        .containsExactly(new Pass<>("a"), new Pass<>("b"), new SendBack<>(1));
  }
}
