package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguagesTest {

  @Test
  void listsEveryLanguageFileInItsIndexUnderItsOwnName() throws Exception {
    // Given
    var index = LanguagesTest.class.getResource("/languages/index.yaml");

    // When
    List<String> files;
    try (var folder = Files.list(Path.of(index.toURI()).resolveSibling(""))) {
      files = folder.map(Path::toFile).map(File::getName).toList();
    }

    // Then
    assertThat(Languages.ALL)
        .extracting(one -> one.name() + ".yaml")
        .containsExactlyInAnyOrderElementsOf(
            files.stream()
                .filter(name -> name.endsWith(".yaml") && !name.equals("index.yaml"))
                .toList());
  }

  @Test
  void everyLanguageIsWhole() {
    for (Language language : Languages.ALL) {
      assertThat(language.tags()).contains(language.name());
      assertThat(language.definition()).contains("{name}");
      assertThat(language.definitionOf("f")).isNotNull();
      assertThat(language.errorIn("answer").isPresent()).isEqualTo(language.error() != null);
      assertThat(language.placeIn("answer").isPresent()).isEqualTo(language.place() != null);
      assertThat(language.caller().isPresent()).isEqualTo(language.call() != null);
      assertThat(language.compiler().isPresent()).isEqualTo(language.compile() != null);
    }
  }

  @Test
  void noTagIsClaimedTwice() {
    assertThat(Languages.ALL.stream().flatMap(one -> one.tags().stream())).doesNotHaveDuplicates();
  }

  @Test
  void blockThatNamesNoLanguageIsPython() {
    assertThat(Languages.DEFAULT.name()).isEqualTo("python");
  }
}
