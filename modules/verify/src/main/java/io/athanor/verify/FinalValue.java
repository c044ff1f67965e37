package io.athanor.verify;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The final value of a worked solution. Pure.
final class FinalValue {
  private static final Pattern ANSWER_LINE =
      Pattern.compile(
          "(?im)^[ \\t*_>#-]*(?:(?:the|my|so the)\\s+)?(?:final\\s+)?answer[*_\\s]*(?::|=|\\bis\\b:?)[*_\\s]*(\\S.*)$");
  private static final Pattern HASHES = Pattern.compile("(?m)^[ \\t]*####[ \\t]*(\\S.*)$");
  private static final Pattern NUMBER =
      Pattern.compile("[-+−]?[$€£]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?:/\\d+)?%?");
  private static final String BOXED = "\\boxed{";

  private FinalValue() {}

  /// What the last line `Answer: …` says; else the last `\boxed{…}`; else what follows the last
  /// `####`; else the last number. Empty where there is none of them.
  static Optional<String> of(String text) {
    return last(ANSWER_LINE, 1, text)
        .map(value -> boxed(value).orElse(value))
        .or(() -> boxed(text))
        .or(() -> last(HASHES, 1, text))
        .or(() -> last(NUMBER, 0, text))
        .map(String::strip);
  }

  private static Optional<String> last(Pattern pattern, int group, String text) {
    return pattern
        .matcher(text)
        .results()
        .reduce((a, b) -> b)
        .map((MatchResult match) -> match.group(group));
  }

  private static Optional<String> boxed(String text) {
    int begin = text.lastIndexOf(BOXED);
    if (begin < 0) {
      return Optional.empty();
    }
    int depth = 1;
    for (int at = begin + BOXED.length(); at < text.length(); at++) {
      char c = text.charAt(at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return Optional.of(text.substring(begin + BOXED.length(), at));
      }
    }
    return Optional.empty();
  }
}
