package io.athanor.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.rule.Fences.Line;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FencesTest {

  @Test
  void tellsCodeFromProse() {
    // When
    var fences = Fences.of("a\n```python\nb\n```\nc");

    // Then
    assertThat(fences.prose()).isEqualTo("a\nc");
    assertThat(fences.hasCode()).isTrue();
    assertThat(fences.open()).isFalse();
  }

  @Test
  void closesAFenceOnlyWithOneOfItsKindAndAtLeastItsLength() {
    // When
    var fences = Fences.of("````\n```\n~~~~\n````\nafter");

    // Then
    assertThat(fences.prose()).isEqualTo("after");
    assertThat(fences.open()).isFalse();
  }

  @Test
  void doesNotCloseAFenceWithOneThatNamesALanguage() {
    assertThat(Fences.of("```\na\n```python\nb").open()).isTrue();
  }

  @Test
  void readsAnIndentedFenceAndNoInlineCode() {
    assertThat(Fences.of("- a\n  ```\n  b\n  ```").prose()).isEqualTo("- a");
    assertThat(Fences.of("```inline``` code").hasCode()).isFalse();
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
