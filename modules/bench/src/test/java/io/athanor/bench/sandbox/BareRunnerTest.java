package io.athanor.bench.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BareRunnerTest {
  @TempDir Path folder;

  @Test
  void givesTheInputToAProgramInItsFolder() throws Exception {
    // Given
    Files.writeString(folder.resolve("program.sh"), "read -r a b; echo $((a + b))");

    // Then
    assertThatCode(runner("sh", "program.sh")::run).doesNotThrowAnyException();
  }

  @Test
  void hasNothingToMeasureWhereTheAnswerIsWrong() {
    assertThatThrownBy(runner("sh", "-c", "read -r line; echo 41")::run)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("41");
  }

  @Test
  void hasNothingToMeasureWhereTheProgramFails() {
    assertThatThrownBy(runner("sh", "-c", "read -r line; echo 42; exit 3")::run)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("exit code 3");
  }

  private BareRunner runner(String... command) {
    return new BareRunner(List.of(command), folder, "19 23\n".getBytes(UTF_8));
  }
}
