package io.athanor.teach;

import io.athanor.llm.Reply;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A reply taken apart. Every word of it is in one part or the other, but for the marks between.
///
/// The reasoning is, in this order: what the endpoint keeps apart in a field of its own; what
/// stands before `</think>`; what stands before the heading *Final answer*. A reply without any
/// such mark is an answer without reasoning.
///
/// @param reasoning the chain of thought; null where there is none
/// @param answer the final answer; empty where there is none
record Sections(@Nullable String reasoning, String answer) {

  /// `<think>…</think>` at the start. Templates that open the tag themselves (Qwen, DeepSeek) leave
  /// only the end of it in the reply; a reply that never closes it is all thought.
  private static final Pattern OPEN =
      Pattern.compile("\\A\\s*<(think|thinking)>", Pattern.CASE_INSENSITIVE);

  private static final Pattern CLOSE =
      Pattern.compile("(?<!`)</(think|thinking)>", Pattern.CASE_INSENSITIVE);

  /// A line that says `Reasoning` or `Final answer`: as a heading of any level, in bold, with a
  /// colon, or bare.
  private static final Pattern REASONING = heading("reasoning", "[ \\t]*");

  /// Something may follow on the same line, after a colon.
  private static final Pattern ANSWER =
      heading("final[ \\t]+answer", "(?:(?<=:|:\\*\\*).*|[ \\t]*)");

  static Sections of(Reply reply) {
    var thought = thought(reply.text());
    var written = written(thought.answer());
    var reasoning =
        Stream.of(reply.reasoning(), thought.reasoning(), written.reasoning())
            .filter(text -> text != null && !text.isBlank())
            .findFirst()
            .orElse(null);
    return new Sections(reasoning == null ? null : reasoning.strip(), written.answer());
  }

  private static Sections thought(String text) {
    var open = OPEN.matcher(text);
    int start = open.find() ? open.end() : 0;
    var close = CLOSE.matcher(text);
    if (close.find(start)) {
      return new Sections(text.substring(start, close.start()), text.substring(close.end()));
    }
    return start > 0 ? new Sections(text.substring(start), "") : new Sections(null, text);
  }

  private static Sections written(String text) {
    throw new UnsupportedOperationException(text + REASONING + ANSWER);
  }

  private static Pattern heading(String words, String rest) {
    return Pattern.compile(words + rest + Matcher.quoteReplacement(""));
  }
}
