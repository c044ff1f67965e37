package io.athanor.streams.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class LeftoversTest {
  @TempDir private Path slot;
  private Path store;
  private Path processId;
  private Leftovers leftovers;

  @BeforeEach
  void leaveAStore() throws IOException {
    store = Files.createDirectories(slot.resolve("p-teach/0_3/rocksdb/teach-seen"));
    Files.writeString(store.resolve("MANIFEST-1"), "half of it");
    processId = Files.writeString(slot.resolve("p-teach/kafka-streams-process-metadata"), "id");
    leftovers = new Leftovers(slot, "p-teach");
  }

  @Test
  void throwsAwayTheStoresOfAProcessThatDidNotClose() {
    // Given
    leftovers.sweep();

    // When
    new Leftovers(slot, "p-teach").sweep();

    // Then
    assertThat(slot.resolve("p-teach/0_3")).doesNotExist();
    assertThat(processId).exists();
  }

  @Test
  void keepsTheStoresOfAProcessThatClosed() {
    // Given
    leftovers.sweep();
    leftovers.closed();

    // When
    new Leftovers(slot, "p-teach").sweep();

    // Then
    assertThat(store).exists();
  }
}
