package io.athanor.verify.maths;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words of `maths/words.yaml`. Pure.
final class Words {

  private record Lists(
      Map<String, List<String>> meanings,
      List<String> introductions,
      Set<String> changing,
      Set<String> prose) {}

  private static final Lists LISTS = Tables.read("words.yaml", new TypeReference<>() {});
  private static final Map<String, String> MEANINGS = meanings();

  private Words() {}

  /// What a text means if it is one of those whose meaning is known.
  static Optional<String> meaning(String text) {
    return Optional.ofNullable(MEANINGS.get(normal(text)));
  }

  /// In lower case, without introductions and signs at its ends.
  static String normal(String text) {
    var normal = text.toLowerCase(Locale.ROOT).strip();
    for (String introduction : LISTS.introductions) {
      if (normal.startsWith(introduction + " ")) {
        normal = normal.substring(introduction.length()).strip();
      }
    }
    return normal.replaceAll("^[(\\[\"']+|[)\\]\"'.!,;:]+$", "").replaceAll("\\s+", " ");
  }

  /// Whether one of these changes what a number beside it says.
  static boolean changing(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
        .anyMatch(LISTS.changing::contains);
  }

  /// Whether it is one of the small words of a language, such as `is`.
  static boolean prose(String word) {
    return LISTS.prose.contains(word.toLowerCase(Locale.ROOT));
  }

  private static Map<String, String> meanings() {
    var meanings = new HashMap<String, String>();
    LISTS.meanings.forEach((meaning, texts) -> texts.forEach(text -> meanings.put(text, meaning)));
    return Map.copyOf(meanings);
  }
}
