package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.core.Repeat;
import io.athanor.core.TryAgainLater;
import io.athanor.llm.Chat;
import io.athanor.llm.ChatModel;
import io.athanor.llm.Reply;
import io.athanor.record.Kind;
import io.athanor.testkit.FakeModel;
import io.athanor.testkit.Samples;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SamplerTest {

  @Test
  void everySampleIsAskedForInWordsOfItsOwnAndTheSameWordsAgain() throws Exception {
    // Given
    var instruction = Samples.instruction(Samples.seed("m", "6 * 7?", Kind.MATH));
    var model = FakeModel.saying("a", "b", "c", "d", "e", "f");
    var sampler = new Sampler(model, 3);

    // When
    sampler.sample(number -> SamplePrompts.solution(instruction, number, 3));
    sampler.sample(number -> SamplePrompts.solution(instruction, number, 3));

    // Then
    var first = model.asked().subList(0, 3);
    assertThat(first).doesNotHaveDuplicates();
    assertThat(model.asked().subList(3, 6)).containsExactlyInAnyOrderElementsOf(first);
  }

  @Test
  void allAreAskedAtOnce() throws Exception {
    // Given a model that answers nobody before all have asked
    var barrier = new CyclicBarrier(5);
    ChatModel model =
        chat -> {
          try {
            barrier.await();
          } catch (BrokenBarrierException e) {
            throw new AssertionError(e);
          }
          return reply(chat.user(), Reply.Finish.STOP);
        };

    // When
    var sampled = new Sampler(model, 5).sample(number -> Chat.of("", "q" + number));

    // Then
    assertThat(sampled.texts())
        .containsExactly(
            Optional.of("q1"),
            Optional.of("q2"),
            Optional.of("q3"),
            Optional.of("q4"),
            Optional.of("q5"));
    assertThat(sampled.usage().getCalls()).isEqualTo(5);
    assertThat(sampled.usage().getCompletionTokens()).isEqualTo(250);
  }

  @Test
  void replyOfNoUseIsABlankVoteAndItsUsageCounts() throws Exception {
    // Given
    ChatModel model =
        chat ->
            switch (chat.user()) {
              case "q1" -> reply("torn", Reply.Finish.LENGTH);
              case "q2" -> reply("withheld", Reply.Finish.CONTENT_FILTER);
              case "q3" -> throw TryAgainLater.record("an empty reply", null);
              default -> reply("<think>7? no</think>8", Reply.Finish.STOP);
            };

    // When
    var sampled = new Sampler(model, 4).sample(number -> Chat.of("", "q" + number));

    // Then
    assertThat(sampled.texts())
        .containsExactly(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("8"));
    assertThat(sampled.usage().getCalls()).isEqualTo(3);
  }

  @Test
  void proposalsOfNoShapeAreNone() throws Exception {
    var told =
        new Sampler(FakeModel.saying("no JSON", "none again"), 2)
            .ask(Chat.of("", "inputs?"), SamplePrompts.Inputs.SHAPE);
    assertThat(told.value()).isEmpty();
  }

  @Test
  void faultOfTheEndpointGoesOnAndEndsTheOtherCalls() {
    // Given one call that fails, and others that would never end
    var given = new ConcurrentLinkedQueue<String>();
    var waiting = new CountDownLatch(2);
    ChatModel model =
        chat -> {
          if (chat.user().equals("q1")) {
            waiting.await();
            throw TryAgainLater.endpoint("down", null);
          }
          try {
            waiting.countDown();
            new CountDownLatch(1).await();
            throw new AssertionError("nobody counts down");
          } catch (InterruptedException e) {
            given.add(chat.user());
            throw e;
          }
        };

    // When
    assertThatThrownBy(() -> new Sampler(model, 3).sample(number -> Chat.of("", "q" + number)))
        .isInstanceOf(TryAgainLater.class)
        .hasMessage("down");

    // Then
    assertThat(given).containsExactlyInAnyOrder("q2", "q3");
  }

  @Test
  void interruptionGivesEveryCallUp() throws Exception {
    // Given
    var given = new ConcurrentLinkedQueue<String>();
    var waiting = new CountDownLatch(3);
    ChatModel model =
        chat -> {
          try {
            waiting.countDown();
            new CountDownLatch(1).await();
            throw new AssertionError("nobody counts down");
          } catch (InterruptedException e) {
            given.add(chat.user());
            throw e;
          }
        };
    var ended = new ConcurrentLinkedQueue<String>();
    var stage =
        Thread.ofVirtual()
            .start(() -> {
              try {
                new Sampler(model, 3).sample(number -> Chat.of("", "q" + number));
              } catch (InterruptedException e) {
                ended.add("interrupted");
              }
            });
    waiting.await();

    // When
    stage.interrupt();
    stage.join();

    // Then
    assertThat(ended).containsExactly("interrupted");
    assertThat(given).hasSize(3);
  }

  @Test
  void samplesOfARepeatedTryAreRepeats() throws Exception {
    // Given
    var repeats = new ConcurrentLinkedQueue<Boolean>();
    ChatModel model =
        _ -> {
          repeats.add(Repeat.isUnderWay());
          return reply("8", Reply.Finish.STOP);
        };
    var sampler = new Sampler(model, 2);

    // When
    Repeat.of(true, () -> sampler.sample(number -> Chat.of("", "q" + number)));

    // Then
    assertThat(List.copyOf(repeats)).containsExactly(true, true);
  }

  private static Reply reply(String text, Reply.Finish finish) {
    return new Reply(text, null, finish, "fake", Samples.usage());
  }
}
