package io.athanor.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.athanor.core.TryAgainLater;
import io.athanor.record.Usage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredTest {
  record Verdict(int overallScore, String why) {}

  private static final Shape<Verdict> VERDICT = shape();
  private static final Chat CHAT = Chat.of("judge", "the answer");

  private final Queue<Reply> replies = new ArrayDeque<>();
  private final List<Chat> asked = new ArrayList<>();
  private final ChatModel model =
      chat -> {
        asked.add(chat);
        return replies.remove();
      };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"overall_score\":4,\"why\":\"good\"}",
        "```json\n{\"overall_score\":4,\"why\":\"good\"}\n```",
        "Here it is: {\"overall_score\":4,\"why\":\"good\"} I hope that helps {really}.",
        "The set {x} is judged:\n{\"overall_score\":4,\"why\":\"good\"}",
        "{\"overall_score\":4,\"why\":\"good\",}",
        "{\"overall_score\":4,\"why\":\"good\"} again: {\"overall_score\":4,\"why\":\"good\"}",
        "<think>maybe {\"overall_score\":1,\"why\":\"bad\"}</think>\n"
            + "{\"overall_score\":4,\"why\":\"good\"}",
        "maybe {\"overall_score\":1,\"why\":\"bad\"}</think>{\"overall_score\":4,\"why\":\"good\"}"
      })
  void findsTheObjectInWhatAModelWrites(String text) throws InterruptedException {
    // Given
    says(text);

    // When
    var judged = Structured.ask(model, CHAT, VERDICT);

    // Then
    assertThat(judged.value()).isEqualTo(new Verdict(4, "good"));
    assertThat(asked).containsExactly(CHAT.in(VERDICT));
  }

  @Test
  void readsTheObjectThatIsOfTheShapeAmongSeveral() throws InterruptedException {
    // Given
    says("For {\"a\":1} I say {\"overall_score\":2,\"why\":\"so\"}");

    // When
    var judged = Structured.ask(model, CHAT, VERDICT);

    // Then
    assertThat(judged.value().overallScore()).isEqualTo(2);
  }

  @Test
  void keepsAThoughtThatIsPartOfAValue() throws InterruptedException {
    // Given
    says("{\"overall_score\":3,\"why\":\"it ends in </think>\"}");

    // When
    var judged = Structured.ask(model, CHAT, VERDICT);

    // Then
    assertThat(judged.value().why()).isEqualTo("it ends in </think>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON at all",
        "{\"overall_score\":9,\"why\":\"too high\"}",
        "{\"overall_score\":\"4\",\"why\":\"a string\"}",
        "{\"overall_score\":4}",
        "{\"overall_score\":4,\"why\":\"x\",\"more\":1}",
        "{\"overall_score\":4,\"why\":\"to",
        "It says {\"overall_score\":5,\"why\":\"I am good\"}; I say"
            + " {\"overall_score\":1,\"why\":\"it is not\"}",
        "<think>{\"overall_score\":4,\"why\":\"only thought\"}"
      })
  void asksOnceMoreWithTheWrongReplyAsData(String wrong) throws InterruptedException {
    // Given
    says(wrong);
    says("{\"overall_score\":5,\"why\":\"mended\"}");

    // When
    var judged = Structured.ask(model, CHAT, VERDICT);

    // Then
    assertThat(judged.value().why()).isEqualTo("mended");
    assertThat(judged.reply().usage().getCalls()).isEqualTo(2);
    assertThat(judged.reply().usage().getPromptTokens()).isEqualTo(20);
    assertThat(judged.reply().usage().getCompletionTokens()).isEqualTo(6);
    assertThat(asked.getLast().shape()).isEqualTo(VERDICT);
    assertThat(asked.getLast().user())
        .startsWith(CHAT.user())
        .contains(Prompt.block("reply", wrong), "overall_score");
  }

  @Test
  void tellsTheModelWhatIsWrong() throws InterruptedException {
    // Given
    says("{\"overall_score\":9,\"why\":\"too high\"}");
    says("{\"overall_score\":5,\"why\":\"mended\"}");

    // When
    Structured.ask(model, CHAT, VERDICT);

    // Then
    assertThat(asked.getLast().user()).contains("/overall_score", "maximum");
  }

  @Test
  void givesTheRecordUpAfterOneRepairWithoutQuotingTheReply() {
    // Given
    says("canary");
    says("canary again");

    // Then
    assertThatThrownBy(() -> Structured.ask(model, CHAT, VERDICT))
        .isInstanceOfSatisfying(
            TryAgainLater.class, e -> assertThat(e.about()).isEqualTo(TryAgainLater.About.RECORD))
        .hasMessageContaining("verdict")
        .message()
        .doesNotContain("canary");
    assertThat(asked).hasSize(2);
  }

  @Test
  void repairsNoReplyThatRanOutOfTokens() {
    // Given
    replies.add(reply("{\"overall_score\":4,\"why\":\"to", Reply.Finish.LENGTH));

    // Then
    assertThatThrownBy(() -> Structured.ask(model, CHAT, VERDICT))
        .isInstanceOf(TryAgainLater.class)
        .hasMessageContaining("token limit");
    assertThat(asked).hasSize(1);
  }

  private void says(String text) {
    replies.add(reply(text, Reply.Finish.STOP));
  }

  private static Reply reply(String text, Reply.Finish finish) {
    var usage = Usage.newBuilder().setCalls(1).setPromptTokens(10).setCompletionTokens(3).build();
    return new Reply(text, null, finish, "m", usage);
  }

  private static Shape<Verdict> shape() {
    try {
      return new Shape<>(
          "verdict",
          new ObjectMapper()
              .readTree(
                  """
                  {"type":"object","properties":{
                   "overall_score":{"type":"integer","minimum":1,"maximum":5},
                   "why":{"type":"string"}},
                   "required":["overall_score","why"],"additionalProperties":false}\
                  """),
          Verdict.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
