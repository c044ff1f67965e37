package io.athanor.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
  @Test
  void isReadAsItWasWritten(@TempDir Path folder) {
    var manifest = new Manifest("p", null, Map.of("rounds", "3"));
    manifest.write(folder.resolve("run.yaml"));
    assertThat(Manifest.read(folder.resolve("run.yaml"))).contains(manifest);
  }

  @Test
  void namesEachSettingThatShapesTheDataOtherwise() {
    // Given
    var begun = new Manifest("p", null, Map.of("rounds", "3", "teacher.model", "a"));

    // When
    var differences =
        begun.differences(new Manifest("p", "b:1", Map.of("rounds", "3", "teacher.model", "c")));

    // Then
    assertThat(differences)
        .containsExactly(
            "teacher.model was a and is now c",
            "it has a broker of its own and was given another cluster");
  }

  @Test
  void letsTheJudgeBeExchangedInTheMiddle() {
    // Given
    var begun =
        new Manifest("p", null, Map.of("judge.model", "a", "critique.controls-every", "100"));

    // When, Then
    assertThat(begun.differences(new Manifest("p", null, Map.of("judge.model", "b")))).isEmpty();
  }
}
