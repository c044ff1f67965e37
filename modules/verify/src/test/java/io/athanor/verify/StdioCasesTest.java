package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StdioCasesTest {

  @Test
  void whiteSpaceAtEndsOfLinesAndOfTheOutputDoesNotCount() {
    assertThat(StdioCases.same("1 2\n3", "1 2 \r\n3\t\n\n")).isTrue();
    assertThat(StdioCases.same("", "\n")).isTrue();
  }

  @Test
  void everythingElseCounts() {
    assertThat(StdioCases.same("1\n2\n", "1\n")).as("a correct beginning").isFalse();
    assertThat(StdioCases.same("1\n", "1\n2\n")).as("one line too many").isFalse();
    assertThat(StdioCases.same("1\n2", "1\n\n2")).as("an empty line between").isFalse();
    assertThat(StdioCases.same("1", " 1")).as("an indent").isFalse();
    assertThat(StdioCases.same("a", "A")).as("case").isFalse();
  }
}
