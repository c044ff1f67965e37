package io.athanor.teach;

import io.athanor.llm.Reply;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A reply taken apart. Every word of the text is in one part or the other, but for the marks
/// between them; only a second account of the reasoning is dropped.
///
/// The reasoning is, in this order: what the endpoint keeps in a field of its own; what stands
/// before `</think>`; what stands before the heading *Final answer*. A reply without any of these
/// is an answer without reasoning.
///
/// @param reasoning the chain of thought; null where there is none
/// @param answer the final answer; empty where there is none
record Sections(@Nullable String reasoning, String answer) {
  private static final Pattern OPEN =
      Pattern.compile("\\A\\s*<think(?:ing)?>", Pattern.CASE_INSENSITIVE);

  /// Not in backticks, where it is spoken of.
  private static final Pattern CLOSE =
      Pattern.compile("<(?<!`<)/think(?:ing)?>", Pattern.CASE_INSENSITIVE);

  private static final Heading REASONING = Heading.of("reasoning");
  private static final Heading ANSWER = Heading.of("final[ \\t]+answer");

  static Sections of(Reply reply) {
    var thought = thought(reply.text());
    var written = written(thought.answer());
    var reasoning =
        Stream.of(reply.reasoning(), thought.reasoning(), written.reasoning())
            .filter(text -> text != null && !text.isBlank())
            .findFirst()
            .orElse(null);
    return new Sections(reasoning == null ? null : reasoning.strip(), written.answer().strip());
  }

  /// At `<think>…</think>` in front. Where the chat template opens the tag itself (Qwen, DeepSeek)
  /// the reply begins inside it; a reply that never closes it is all thought.
  private static Sections thought(String text) {
    var open = OPEN.matcher(text);
    int start = open.find() ? open.end() : 0;
    var close = CLOSE.matcher(text);
    if (close.find(start)) {
      return new Sections(text.substring(start, close.start()), text.substring(close.end()));
    }
    return start > 0 ? new Sections(text.substring(start), "") : new Sections(null, text);
  }

  /// At the headings the prompt asks for.
  private static Sections written(String text) {
    return ANSWER
        .split(text)
        .map(answer ->
            new Sections(
                REASONING
                    .split(answer.before())
                    .map(reasoning -> reasoning.before() + reasoning.after())
                    .orElse(answer.before()),
                answer.after()))
        .orElseGet(() -> new Sections(null, text));
  }
}
