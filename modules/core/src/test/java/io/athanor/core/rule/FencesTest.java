package io.athanor.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.rule.Fences.Line;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FencesTest {

  @Test
  void tellsCodeFromProse() {
    // Given
    var text = "a\n```python\nb\n```\nc";

    // When
    var fences = Fences.of(text);

    // Then
    assertThat(Fences.prose(text)).isEqualTo("a\nc");
    assertThat(fences.hasCode()).isTrue();
    assertThat(fences.open()).isFalse();
  }

  @Test
  void closesAFenceOnlyWithOneOfItsKindAndAtLeastItsLength() {
    // Given
    var text = "````\n```\n~~~~\n````\nafter";

    // When
    var fences = Fences.of(text);

    // Then
    assertThat(Fences.prose(text)).isEqualTo("after");
    assertThat(fences.open()).isFalse();
  }

  @Test
  void doesNotCloseAFenceWithOneThatNamesALanguage() {
    assertThat(Fences.of("```\na\n```python\nb").open()).isTrue();
  }

  @Test
  void readsAnIndentedFenceAndNoInlineCode() {
    assertThat(Fences.prose("- a\n  ```\n  b\n  ```")).isEqualTo("- a");
    assertThat(Fences.of("```inline``` code").hasCode()).isFalse();
  }

  @Test
  void takesATextWithoutFencesForProse() {
    assertThat(Fences.prose("a\r\n`b`\r\n")).isEqualTo("a\r\n`b`\r\n");
    assertThat(Fences.prose("a\n~~~\nb\n~~~\nc")).isEqualTo("a\nc");
  }

  @Test
  void losesNoLine() {
    // Given
    var text = "a\n\n```\n\nb\n```\n";

    // Then
    assertThat(Fences.of(text).lines().stream().map(Line::text).collect(Collectors.joining("\n")))
        .isEqualTo(text);
  }
}
