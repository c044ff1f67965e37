package io.athanor.rehearsal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A text as words and sentences.
final class Words {
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N}'’-]*");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<=[.!?][\"”')]?)\\s+(?=[\\p{Lu}\\p{N}\"“(])");
  private static final Pattern PARAGRAPH_END =
      Pattern.compile("\\R\\s*\\R|\\R(?=\\s*(?:[-*+]|\\d+[.)])\\s)");
  private static final Pattern LIST_MARK = Pattern.compile("^(?:[-*+]|\\d+[.)])\\s+");
  private static final Pattern NOT_PROSE = Pattern.compile("[#|`~]");
  private static final int SHORT = 3;
  private static final int FEWEST = 6;
  private static final int LONGEST = 400;
  private static final Set<String> COMMON =
      Set.of(
          "about", "after", "also", "answer", "because", "been", "before", "both", "could", "does",
          "each", "every", "explain", "for", "from", "give", "given", "have", "into", "list",
          "more", "most", "only", "other", "over", "passage", "please", "same", "should", "some",
          "such", "than", "that", "their", "them", "then", "there", "these", "they", "this",
          "those", "under", "very", "was", "were", "what", "when", "where", "which", "while",
          "with", "would", "write", "your", "the", "and", "are", "you", "how", "why", "who", "its",
          "not", "has", "had", "one", "two", "say", "says", "said");

  private Words() {}

  static int count(String text) {
    return (int) WORD.matcher(text).results().count();
  }

  /// `text` with every run of white space as one space: two texts that differ in nothing else are
  /// the same.
  static String normalised(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  /// The words that carry meaning, in lower case, each once, in the order of the text.
  static List<String> telling(String text) {
    return WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> word.length() > SHORT && !COMMON.contains(word))
        .distinct()
        .toList();
  }

  /// The `most` longest of `words`, in their order.
  static List<String> longest(List<String> words, int most) {
    var kept =
        words.stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .limit(most)
            .collect(Collectors.toSet());
    return words.stream().filter(kept::contains).toList();
  }

  /// The sentences of running text and lists that are whole and long enough to say something; code,
  /// tables and headings have none.
  static List<String> sentences(String text) {
    return PARAGRAPH_END
        .splitAsStream(text)
        .map(paragraph -> LIST_MARK.matcher(normalised(paragraph)).replaceFirst(""))
        .filter(paragraph -> !NOT_PROSE.matcher(paragraph).lookingAt())
        .flatMap(SENTENCE_END::splitAsStream)
        .filter(Words::isWhole)
        .distinct()
        .toList();
  }

  private static boolean isWhole(String sentence) {
    return count(sentence) >= FEWEST
        && sentence.length() <= LONGEST
        && ".!?".indexOf(sentence.charAt(sentence.length() - 1)) >= 0;
  }

  /// `choices`, those that share most telling words with `text` first.
  static List<String> nearest(List<String> choices, String text) {
    var wanted = Set.copyOf(telling(text));
    return choices.stream()
        .sorted(
            Comparator.comparingLong(
                    (String choice) -> telling(choice).stream().filter(wanted::contains).count())
                .reversed())
        .toList();
  }
}
