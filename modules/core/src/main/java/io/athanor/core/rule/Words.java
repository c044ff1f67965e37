package io.athanor.core.rule;

import static java.lang.Character.UnicodeScript.HAN;
import static java.lang.Character.UnicodeScript.HIRAGANA;
import static java.lang.Character.UnicodeScript.KATAKANA;
import static java.lang.Character.UnicodeScript.KHMER;
import static java.lang.Character.UnicodeScript.LAO;
import static java.lang.Character.UnicodeScript.THAI;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/// A text as words: runs of letters, marks and digits, with one apostrophe between letters (don't),
/// in lower case. In scripts that are written without spaces each letter counts as a word.
///
/// A scan by hand: every rule counts words, and the regular expression for them took a third of the
/// factory's processor time.
public final class Words {
  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(HAN, HIRAGANA, KATAKANA, THAI, KHMER, LAO);

  /// The first code point of Thai; none of those scripts has a lower one.
  private static final int LOWEST_UNSPACED = 0x0E00;

  /// The general categories M and N of Unicode.
  private static final int MARKS_AND_NUMBERS =
      1 << Character.NON_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK
          | 1 << Character.COMBINING_SPACING_MARK
          | 1 << Character.DECIMAL_DIGIT_NUMBER
          | 1 << Character.LETTER_NUMBER
          | 1 << Character.OTHER_NUMBER;

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
    var words = new ArrayList<String>();
    var _ = all(text, words::add);
    return words;
  }

  /// Whether all words are such. The first that is not ends the search.
  public static boolean all(String text, Predicate<String> such) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (int start = start(lower, 0), end; start < lower.length(); start = start(lower, end)) {
      end = end(lower, start);
      if (!such.test(lower.substring(start, end))) {
        return false;
      }
    }
    return true;
  }

  public static int count(String text) {
    int count = 0;
    for (int i = start(text, 0); i < text.length(); i = start(text, end(text, i))) {
      count++;
    }
    return count;
  }

  /// Where the next word begins, the length of the text where there is none.
  private static int start(String text, int from) {
    return run(text, from, c -> isUnspaced(c) ? !Character.isLetter(c) : !isSpaced(c));
  }

  private static int end(String text, int start) {
    int first = text.codePointAt(start);
    if (isUnspaced(first)) {
      return start + Character.charCount(first);
    }
    int end = run(text, start, c -> isSpaced(c) && !isUnspaced(c));
    boolean apostrophe = end < text.length() && "'’".indexOf(text.charAt(end)) >= 0;
    int more = apostrophe ? run(text, end + 1, Character::isLetter) : end;
    return more > end + 1 ? more : end;
  }

  /// The end of the code points from `from` on that are all such.
  private static int run(String text, int from, IntPredicate such) {
    int i = from;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (!such.test(c)) {
        return i;
      }
      i += Character.charCount(c);
    }
    return i;
  }

  /// Whether it is part of a word in scripts with spaces.
  private static boolean isSpaced(int c) {
    return Character.isLetter(c) || (MARKS_AND_NUMBERS >> Character.getType(c) & 1) != 0;
  }

  private static boolean isUnspaced(int c) {
    return c >= LOWEST_UNSPACED && UNSPACED.contains(UnicodeScript.of(c));
  }
}
