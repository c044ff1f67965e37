package io.athanor.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlotTest {
  @TempDir Path state;

  @Test
  void givesEachProcessADirectoryAndANameOfItsOwn() {
    // When
    try (var first = Slot.claim(state, "host");
        var second = Slot.claim(state, "host")) {

      // Then
      assertThat(first.directory()).isNotEqualTo(second.directory());
      assertThat(first.instanceId()).isNotEqualTo(second.instanceId());
    }
  }

  @Test
  void givesTheLowestFreePlaceSoThatAProcessComesBackAsItsOldSelf() {
    // Given
    var first = Slot.claim(state, "host");
    try (var _ = Slot.claim(state, "host")) {
      first.close();

      // When
      try (var again = Slot.claim(state, "host")) {

        // Then
        assertThat(again.directory()).isEqualTo(first.directory());
        assertThat(again.instanceId()).isEqualTo(first.instanceId());
      }
    }
  }

  @Test
  void namesProcessesOfOtherHostsAndOtherDirectoriesDifferently() {
    // When
    try (var here = Slot.claim(state.resolve("a"), "host");
        var elsewhere = Slot.claim(state.resolve("b"), "host")) {
      here.close();
      try (var otherHost = Slot.claim(state.resolve("a"), "other.host")) {

        // Then
        assertThat(here.instanceId()).isNotEqualTo(elsewhere.instanceId());
        assertThat(here.instanceId()).isNotEqualTo(otherHost.instanceId());
        assertThat(otherHost.instanceId()).matches("[a-zA-Z0-9._-]+");
      }
    }
  }
}
