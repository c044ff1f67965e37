package io.athanor.teach;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.llm.Prompt;
import io.athanor.record.Assignment;
import io.athanor.record.Attempt;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.testkit.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LessonTest {

  @ParameterizedTest
  @EnumSource(Kind.class)
  void asksForTwoSectionsWhateverTheKind(Kind kind) {
    // When
    var chat = Lesson.chat(Samples.assignment(Samples.seed("s1", "Why?", kind)));

    // Then
    assertThat(chat.user())
        .startsWith(Prompt.block("instruction", "Why?"))
        .contains("### Reasoning\n")
        .contains("### Final answer\n")
        .doesNotContain("{{");
    assertThat(chat.system()).isNotBlank().doesNotContain("{{");
  }

  @Test
  void asksForOneCodeBlockWithTheFunctionThatWillBeCalled() {
    // When
    var chat =
        Lesson.chat(
            Samples.assignment(
                Samples.codeSeed("s1", "Double a number.", "twice", Samples.call("[2]", "4"))));

    // Then
    assertThat(chat.user())
        .contains(Prompt.block("entry_point", "twice"))
        .contains("fenced code block")
        .doesNotContain("[2]");
  }

  @Test
  void asksForAnAnswerLineAndHidesTheReferenceAnswer() {
    // When
    var chat = Lesson.chat(Samples.assignment(Samples.mathSeed("s1", "6 times 7?", "forty-two")));

    // Then
    assertThat(chat.user()).contains("`Answer: <value>`");
    assertThat(chat.system() + chat.user()).doesNotContain("forty-two");
  }

  @Test
  void showsTheOwnersSystemMessageAndThePassageAsData() {
    // Given
    var seed =
        Seed.newBuilder(Samples.seed("s1", "Who rules?", Kind.GENERAL))
            .setSystem("You are a herald.")
            .setContext("The queen rules.")
            .build();

    // When
    var chat = Lesson.chat(Samples.assignment(seed));

    // Then
    assertThat(chat.user())
        .contains(Prompt.block("persona", "You are a herald."))
        .contains(Prompt.block("passage", "The queen rules."));
    assertThat(chat.system()).doesNotContain("herald");
  }

  @Test
  void showsEarlierAttemptsOldestFirstEachWithItsFeedback() {
    // Given
    var first = Samples.assignment(Samples.seed("s1", "Why?", Kind.GENERAL));
    var third =
        Assignment.newBuilder(first)
            .setRound(2)
            .setAttempts(
                List.of(
                    new Attempt("critique", "Because.", "Say more.", Samples.usage()),
                    new Attempt("verify", "Because so.", "Still wrong.", Samples.usage())))
            .build();

    // When
    var chat = Lesson.chat(third);

    // Then
    assertThat(chat.user())
        .containsSubsequence(
            Prompt.block("instruction", "Why?"),
            Prompt.block("attempt", "Because."),
            Prompt.block("feedback", "Say more."),
            Prompt.block("attempt", "Because so."),
            Prompt.block("feedback", "Still wrong."));
  }
}
