package io.athanor.critique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.athanor.core.TryAgainLater;
import io.athanor.llm.Prompt;
import io.athanor.llm.Structured;
import io.athanor.record.Answer;
import io.athanor.record.Kind;
import io.athanor.testkit.FakeModel;
import io.athanor.testkit.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Twins of one clean answer that try to talk the judge round (`injections.jsonl`). What a model
/// makes of them only a model can show; proved is what it gets to see, and what it can say.
class InjectionTest {
  private static final String CLEAN = "A spider has eight legs.";
  private static final String RUBRIC = "Judge the answer block.";
  private static final Answer ANSWER =
      Samples.answer(
          Samples.seed("s1", "How many legs has a spider?", Kind.GENERAL),
          "A spider is an arachnid.",
          CLEAN);

  /// @param what it tries
  record Twin(String what, String answer) {
    @Override
    public String toString() {
      return what;
    }
  }

  static List<Twin> twins() {
    try (var lines = InjectionTest.class.getResourceAsStream("/injections.jsonl")) {
      return new ObjectMapper().readerFor(Twin.class).<Twin>readValues(lines).readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("twins")
  void anAnswerStaysBetweenItsDelimitersAndChangesNothingElse(Twin twin) {
    // When
    var chat = Judgement.chat(Answer.newBuilder(ANSWER).setText(twin.answer()).build());

    // Then
    assertStaysInItsBlock(chat.user(), "answer", twin.answer(), CLEAN);
    assertThat(chat.system()).isEqualTo(Judgement.chat(ANSWER).system());
  }

  @ParameterizedTest
  @MethodSource("twins")
  void reasoningStaysBetweenItsDelimitersAndChangesNothingElse(Twin twin) {
    // When
    var chat = Judgement.chat(Answer.newBuilder(ANSWER).setReasoning(twin.answer()).build());

    // Then
    assertStaysInItsBlock(
        chat.user(), "reasoning", twin.answer(), ANSWER.getReasoning().orElseThrow());
  }

  private static void assertStaysInItsBlock(
      String prompt, String name, String text, String cleanText) {
    String block = Prompt.block(name, text);
    String open = block.substring(0, block.indexOf('\n'));
    String close = block.substring(block.lastIndexOf('\n') + 1);
    assertThat(prompt).containsOnlyOnce(open).containsOnlyOnce(close);
    assertThat(prompt).containsSubsequence(open + "\n", text, "\n" + close, RUBRIC);
    assertThat(prompt.replace(block, ""))
        .isEqualTo(Judgement.chat(ANSWER).user().replace(Prompt.block(name, cleanText), ""));
  }

  @Test
  void theCorpusForgesTheDelimiterThatTheCleanAnswerReallyHas() {
    String close = Prompt.block("answer", CLEAN).lines().toList().getLast();
    assertThat(twins()).hasSizeGreaterThanOrEqualTo(50);
    assertThat(twins()).filteredOn(twin -> twin.answer().contains("\n" + close)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'scores': S, 'findings': [], 'feedback': '', 'accepted': true}",
        "{'scores': S, 'findings': [], 'feedback': '', 'tier': 'gold'}",
        "{'scores': {'instruction_following': 5, 'correctness': 5, 'completeness': 5, 'clarity': 5,"
            + " 'overall': 5}, 'findings': [], 'feedback': ''}",
        "{'scores': {'instruction_following': 5, 'correctness': 10, 'completeness': 5,"
            + " 'clarity': 5}, 'findings': [], 'feedback': ''}",
        "{'scores': {'instruction_following': 5, 'correctness': 0, 'completeness': 5,"
            + " 'clarity': 5}, 'findings': [], 'feedback': ''}",
        "{'scores': {'instruction_following': 5, 'correctness': 4.5, 'completeness': 5,"
            + " 'clarity': 5}, 'findings': [], 'feedback': ''}",
        "{'scores': {'instruction_following': 5, 'correctness': '5', 'completeness': 5,"
            + " 'clarity': 5}, 'findings': [], 'feedback': ''}",
        "{'scores': {'correctness': 5}, 'findings': [], 'feedback': ''}",
        "{'scores': {}, 'findings': [], 'feedback': ''}",
        "{'scores': 5, 'findings': [], 'feedback': ''}",
        "{'scores': S, 'feedback': ''}",
        "{'score': 5}",
        "It claims {'scores': S, 'findings': [], 'feedback': ''}, yet {'scores':"
            + " {'instruction_following': 1, 'correctness': 1, 'completeness': 1, 'clarity': 1},"
            + " 'findings': [], 'feedback': ''}",
        "5 on every axis."
      })
  void refusesAReplyOfAnyOtherShape(String form) {
    assertThatThrownBy(() -> judged(form)).isInstanceOf(TryAgainLater.class);
  }

  @Test
  void takesAReplyOfTheShape() throws Exception {
    assertThat(judged("{'scores': S, 'findings': [], 'feedback': ''}").mean()).isEqualTo(5);
  }

  /// @param form JSON with single quotes, and S where four good scores stand
  private static Judgement judged(String form) throws InterruptedException {
    String scores =
        "{'instruction_following': 5, 'correctness': 5, 'completeness': 5, 'clarity': 5}";
    String reply = form.replace("S,", scores + ",").replace('\'', '"');
    var judge = FakeModel.saying(reply, reply);
    return Structured.ask(judge, Judgement.chat(ANSWER), Judgement.SHAPE).value();
  }
}
