package io.athanor.teach;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.llm.Reply;
import io.athanor.testkit.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SectionsTest {

  @Test
  void takesTheReasoningThatTheEndpointKeepsApart() {
    assertThat(sections("Paris.", "France's capital is Paris."))
        .isEqualTo(new Sections("France's capital is Paris.", "Paris."));
  }

  @Test
  void prefersTheEndpointsReasoningToTheReplysOwnAccountOfIt() {
    // When
    var sections = sections("### Reasoning\nIn short.\n### Final answer\nParis.", "At length.");

    // Then
    assertThat(sections).isEqualTo(new Sections("At length.", "Paris."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<think>Two and two.</think>Four.",
        "\n<think>\nTwo and two.\n</think>\n\nFour.",
        "<THINKING>Two and two.</THINKING> Four.",
        "Two and two.\n</think>\nFour."
      })
  void takesWhatStandsBeforeTheEndOfThinking(String text) {
    assertThat(sections(text)).isEqualTo(new Sections("Two and two.", "Four."));
  }

  @Test
  void hasNoAnswerWhereTheThinkingNeverEnds() {
    assertThat(sections("<think>Two and two, and")).isEqualTo(new Sections("Two and two, and", ""));
  }

  @Test
  void leavesATagAloneThatIsOnlySpokenOf() {
    // Given
    var text = "Such models write `<think>` first and `</think>` last.";

    // Then
    assertThat(sections(text)).isEqualTo(new Sections(null, text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "### Reasoning\n\nTwo and two.\n\n### Final answer\n\nFour.",
        "### Reasoning:\nTwo and two.\n### Final Answer:\nFour.",
        "# REASONING\nTwo and two.\n# FINAL ANSWER\nFour.",
        "**Reasoning**\n\nTwo and two.\n\n**Final answer**\n\nFour.",
        "**Reasoning:** Two and two.\n\n**Final answer:** Four.",
        "## **Reasoning**\nTwo and two.\n## **Final answer:**\nFour.",
        "Reasoning: Two and two.\nFinal answer: Four.",
        "Two and two.\n\n###Final answer\nFour."
      })
  void takesTheSectionsThePromptAsksForHoweverTheyAreMarked(String text) {
    assertThat(sections(text)).isEqualTo(new Sections("Two and two.", "Four."));
  }

  @Test
  void takesTheSectionsAfterTheThinkingToo() {
    // When
    var sections = sections("<think>Hm.</think>\n### Reasoning\nFour.\n### Final answer\n4");

    // Then
    assertThat(sections).isEqualTo(new Sections("Hm.", "4"));
  }

  @Test
  void hasAnAnswerWithoutReasoningWhereNothingIsMarked() {
    assertThat(sections(" Four. \n")).isEqualTo(new Sections(null, "Four."));
  }

  @Test
  void hasNoReasoningWhereItsSectionIsEmpty() {
    assertThat(sections("### Final answer\nFour.")).isEqualTo(new Sections(null, "Four."));
  }

  @Test
  void doesNotTakeASentenceForAHeading() {
    // Given
    var text = "The final answer is near.\nFinal answer follows from the lemma.\nFour.";

    // Then
    assertThat(sections(text)).isEqualTo(new Sections(null, text));
  }

  @Test
  void takesTheHeadingOfALevelBeforeABoldOneInsideTheAnswer() {
    // When
    var sections =
        sections("### Reasoning\nTwo.\n### Final answer\nSteps.\n**Final answer:** 4\nAnswer: 4");

    // Then
    assertThat(sections).isEqualTo(new Sections("Two.", "Steps.\n**Final answer:** 4\nAnswer: 4"));
  }

  @Test
  void doesNotLookForHeadingsInCode() {
    // Given
    var answer = "```python\n# Final answer\nprint(4)\n```";

    // When
    var sections = sections("### Reasoning\nPrint it.\n### Final answer\n" + answer);

    // Then
    assertThat(sections).isEqualTo(new Sections("Print it.", answer));
  }

  @Test
  void findsTheHeadingBehindAFenceThatWasLeftOpen() {
    // When
    var sections = sections("### Reasoning\n```\nx = 4\n### Final answer\nFour.");

    // Then
    assertThat(sections.answer()).isEqualTo("Four.");
  }

  @Test
  void keepsTheLinesOfBothSectionsAsTheyAre() {
    // When
    var sections = sections("Reasoning:\n- a\n\n- b\n\n### Final answer\n```\n  x\n\ny\n```\n");

    // Then
    assertThat(sections).isEqualTo(new Sections("- a\n\n- b", "```\n  x\n\ny\n```"));
  }

  private static Sections sections(String text) {
    return sections(text, null);
  }

  private static Sections sections(String text, @Nullable String reasoning) {
    return Sections.of(new Reply(text, reasoning, Reply.Finish.STOP, "fake", Samples.usage()));
  }
}
