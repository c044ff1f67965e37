package io.athanor.verify;

import io.athanor.core.Lineage;
import io.athanor.core.TryAgainLater;
import io.athanor.core.TryAgainLater.About;
import io.athanor.llm.Chat;
import io.athanor.llm.ChatModel;
import io.athanor.llm.Reply;
import io.athanor.llm.RequestRefused;
import io.athanor.llm.Shape;
import io.athanor.llm.Structured;
import io.athanor.record.Usage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Asks a model for independent answers to one question, side by side.
///
/// A reply that is of no use (refused, withheld, torn, empty) is a blank vote and no fault: the
/// record under examination is sound, and paid for. Faults of the endpoint go on to the caller.
///
/// @param samples how many answers are asked for
record Sampler(ChatModel model, int samples) {
  private static final Usage NOTHING = new Usage(0, 0L, 0L);
  private static final String THOUGHT = "</think>";

  /// What the model answered.
  ///
  /// @param texts without the thinking; empty ones are blank votes
  /// @param usage of all calls
  record Sampled(List<Optional<String>> texts, Usage usage) {}

  /// A reply of a shape; empty where it is of no use.
  record Told<T>(Optional<T> value, Usage usage) {}

  /// @param question for each number from 1 to [#samples] the question, which differs by that
  ///   number alone, so that no two calls are the same
  /// @throws TryAgainLater about the endpoint
  Sampled sample(IntFunction<Chat> question) throws InterruptedException {
    var replies =
        SideBySide.all(
            IntStream.rangeClosed(1, samples)
                .mapToObj(question)
                .<Callable<Optional<Reply>>>map(chat -> () -> unlessUseless(() -> model.ask(chat)))
                .toList());
    return new Sampled(
        replies.stream().map(reply -> reply.flatMap(Sampler::text)).toList(),
        Lineage.sum(replies.stream().flatMap(Optional::stream).map(Reply::usage).toList()));
  }

  /// @throws TryAgainLater about the endpoint
  <T> Told<T> ask(Chat chat, Shape<T> shape) throws InterruptedException {
    var told = unlessUseless(() -> Structured.ask(model, chat, shape));
    return new Told<>(
        told.map(Structured::value), told.map(one -> one.reply().usage()).orElse(NOTHING));
  }

  private interface Asking<T> {
    T reply() throws InterruptedException;
  }

  private static <T> Optional<T> unlessUseless(Asking<T> asking) throws InterruptedException {
    try {
      return Optional.of(asking.reply());
    } catch (RequestRefused e) {
      return Optional.empty();
    } catch (TryAgainLater e) {
      if (e.about() == About.RECORD) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// Empty where the reply is torn or withheld.
  private static Optional<String> text(Reply reply) {
    return Stream.of(reply)
        .filter(
            whole -> whole.finish() == Reply.Finish.STOP || whole.finish() == Reply.Finish.OTHER)
        .map(whole -> withoutThinking(whole.text()))
        .findFirst();
  }

  private static String withoutThinking(String text) {
    int end = text.lastIndexOf(THOUGHT);
    return end < 0 ? text : text.substring(end + THOUGHT.length());
  }
}
