package io.athanor.critique;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepetitiveTest {
  private final Repetitive rule = new Repetitive();

  @Test
  void objectsWhereMoreThanThreeLinesInTenAreRepeats() {
    assertThat(rule.objection(lines(7) + "line 1\nline 1\nline 1\n")).isEmpty();
    assertThat(rule.objection(lines(6) + "line 1\nline 1\nline 1\nline 1\n")).isPresent();
  }

  @Test
  void doesNotJudgeFewLines() {
    assertThat(rule.objection("la\n".repeat(9))).isEmpty();
  }

  @Test
  void objectsToOnePhraseOverAndOver() {
    // Given
    var loop = "so we try it again ".repeat(25);

    // Then
    assertThat(rule.objection(loop)).isPresent();
  }

  @Test
  void letsLongProsePass() {
    // Given
    var prose =
        IntStream.range(0, 120)
            .mapToObj(i -> "word" + i % 60 + (i < 60 ? " and" : " or"))
            .collect(joining(" "));

    // Then
    assertThat(rule.objection(prose)).isEmpty();
  }

  @Test
  void leavesCodeOut() {
    assertThat(rule.objection("Run it:\n```\n" + "return 1\n".repeat(40) + "```")).isEmpty();
  }

  @Test
  void leavesRulesAndBlankLinesOut() {
    assertThat(rule.objection("a b c\n\n---\n\n".repeat(1) + "---\n\n".repeat(20))).isEmpty();
  }

  private static String lines(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "line " + i + "\n").collect(joining());
  }
}
