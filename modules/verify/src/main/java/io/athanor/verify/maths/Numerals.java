package io.athanor.verify.maths;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Numbers in words and Roman numerals, as digits. Pure.
final class Numerals {
  private static final Map<String, Integer> SMALL = small();
  private static final Map<String, Long> LARGE =
      Map.of("thousand", 1000L, "million", 1_000_000L, "billion", 1_000_000_000L);
  private static final Map<String, Integer> PARTS =
      Map.of(
          "half", 2, "halve", 2, "third", 3, "quarter", 4, "fourth", 4, "fifth", 5, "sixth", 6,
          "eighth", 8, "tenth", 10);

  private static final String FIRST = "(?:" + String.join("|", SMALL.keySet()) + ")";
  private static final String NEXT =
      "(?:-|\\s+|(?<=hundred|thousand|million|billion)\\s+and\\s+)(?:"
          + String.join("|", SMALL.keySet())
          + "|hundred|thousand|million|billion)";
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\b(?<minus>(?:minus|negative)\\s+)?(?:(?<number>"
              + FIRST
              + "(?:"
              + NEXT
              + "){0,12})(?:[-\\s]+(?<part>half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?))?|(?<alone>(?:an? )?half))\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ROMAN =
      Pattern.compile("(?=[IVXL]{2})X{0,3}(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})");
  private static final Map<Character, Integer> ROMAN_DIGITS =
      Map.of('I', 1, 'V', 5, 'X', 10, 'L', 50);

  private Numerals() {}

  /// The text with its number words as digits: `twenty-five apples` is `25 apples`, `two thirds`
  /// `(2/3)`, `minus four` `-4`.
  static String inDigits(String text) {
    if (ROMAN.matcher(text).matches()) {
      return Integer.toString(roman(text));
    }
    return NUMBER.matcher(text).replaceAll(Numerals::digits);
  }

  private static String digits(MatchResult found) {
    var minus = found.group("minus") == null ? "" : "-";
    if (found.group("alone") != null) {
      return minus + "(1/2)";
    }
    long number = value(found.group("number"));
    var part = found.group("part");
    return part == null
        ? minus + number
        : minus + "(" + number + "/" + PARTS.getOrDefault(singular(part), 1) + ")";
  }

  private static String singular(String part) {
    return part.toLowerCase(Locale.ROOT).replaceFirst("s$", "");
  }

  private static long value(String words) {
    long total = 0;
    long group = 0;
    for (String word : words.toLowerCase(Locale.ROOT).split("[-\\s]+")) {
      if (LARGE.containsKey(word)) {
        total += Math.max(1, group) * LARGE.getOrDefault(word, 1L);
        group = 0;
      } else if (word.equals("hundred")) {
        group = Math.max(1, group) * 100;
      } else {
        group += SMALL.getOrDefault(word, 0);
      }
    }
    return total + group;
  }

  private static int roman(String numeral) {
    int total = 0;
    for (int i = 0; i < numeral.length(); i++) {
      int digit = ROMAN_DIGITS.getOrDefault(numeral.charAt(i), 0);
      boolean beforeLarger =
          i + 1 < numeral.length() && digit < ROMAN_DIGITS.getOrDefault(numeral.charAt(i + 1), 0);
      total += beforeLarger ? -digit : digit;
    }
    return total;
  }

  private static Map<String, Integer> small() {
    var words = new HashMap<String, Integer>();
    var ones =
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
            .split(" ");
    for (int i = 0; i < ones.length; i++) {
      words.put(ones[i], i);
    }
    var tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
    for (int i = 0; i < tens.length; i++) {
      words.put(tens[i], 20 + 10 * i);
    }
    return Map.copyOf(words);
  }
}
