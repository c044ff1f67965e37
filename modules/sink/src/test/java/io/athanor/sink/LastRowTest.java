package io.athanor.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastRowTest {
  @TempDir private Path dir;

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 64 * 1024 - 40, 64 * 1024, 300_000})
  void findsTheLastOffsetHoweverLongTheRowsAre(int length) throws Exception {
    // Given
    var shard = file(row(length, 7) + row(length, 12));

    // Then
    assertThat(LastRow.offset(shard)).isEqualTo(12);
  }

  @Test
  void readsAShardOfOneRow() throws Exception {
    assertThat(LastRow.offset(file(row(5, 3)))).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", "{\"source\":{\"offset\":1}}", "{\"source\":{\"offset\":1}\n", "{}\n"})
  void refusesAFileThatDoesNotEndWithAWholeRow(String content) throws Exception {
    // Given
    var shard = file(content);

    // Then
    assertThatThrownBy(() -> LastRow.offset(shard))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(shard + " does not end with a whole row");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(dir.resolve("shard.jsonl"), content);
  }

  private static String row(int length, long offset) {
    return "{\"text\":\"%s\",\"source\":{\"offset\":%d}}\n".formatted("x".repeat(length), offset);
  }
}
