package io.athanor.core.rule;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A text as words: runs of letters and digits, in lower case. In scripts that are written without
/// spaces each character counts as a word.
public final class Words {
  private static final String UNSPACED =
      "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsKhmer}\\p{IsLao}";
  private static final Pattern WORD =
      Pattern.compile(
          "[" + UNSPACED + "&&\\p{L}]|[\\p{L}\\p{M}\\p{N}&&[^" + UNSPACED + "]]+(?:['’]\\p{L}+)?");

  /// The most frequent function words of English.
  public static final Set<String> STOP_WORDS =
      Set.of(
          "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been",
          "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have",
          "he", "her", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just",
          "me", "more", "my", "of", "on", "or", "our", "out", "she", "so", "some", "such", "than",
          "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to",
          "too", "up", "us", "was", "we", "were", "what", "when", "where", "which", "who", "will",
          "with", "would", "you", "your");

  private Words() {}

  public static List<String> of(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(m -> m.group()).toList();
  }

  public static int count(String text) {
    return (int) WORD.matcher(text).results().count();
  }
}
