package io.athanor.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Path README = Path.of("../../README.md");

  @Test
  void thePictureIsWhatDescribePrints() throws IOException {
    assumeTrue(Files.exists(README));
    var picture =
        Pattern.compile("```mermaid\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(README));
    assertThat(picture.find()).as("README.md has a ```mermaid block").isTrue();
    assertThat(picture.group(1)).isEqualTo(Mermaid.of(Pipeline.of(new Names("athanor"))));
  }
}
