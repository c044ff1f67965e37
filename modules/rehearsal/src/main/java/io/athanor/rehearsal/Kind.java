package io.athanor.rehearsal;

import java.util.Locale;
import java.util.regex.Pattern;

/// What an instruction asks for.
enum Kind {
  GENERAL,
  CODE,
  MATH;

  private static final Pattern CODE_WORDS =
      Pattern.compile(
          "\\b(?:write|implement|create|complete)\\b[^.]{0,60}"
              + "\\b(?:function|python|javascript|sql query|script|program (?:that|which|in))\\b"
              + "|\\bfunction \\w+\\(|```");
  private static final Pattern MATH_WORDS =
      Pattern.compile(
          "\\b(how (many|much|long|far|old)|calculate|compute|solve|sum|average|mean|probability"
              + "|percent(age)?|remainder|equation|area|perimeter|exact number)\\b");
  private static final Pattern NUMBER = Pattern.compile("\\d");

  /// The kind that the prompt around an instruction names, else the one its words suggest.
  ///
  /// @param prose the prompt without the data in it; blank where the instruction is all there is
  static Kind guess(String instruction, String prose) {
    if (prose.contains("Answer: <") || prose.contains("mathematical problem")) {
      return MATH;
    }
    if (prose.contains("fenced code block") || prose.contains("programming task")) {
      return CODE;
    }
    if (prose.contains("Final answer") || prose.contains("answered in prose")) {
      return GENERAL;
    }
    String lower = instruction.toLowerCase(Locale.ROOT);
    if (CODE_WORDS.matcher(lower).find()) {
      return CODE;
    }
    boolean reckons = MATH_WORDS.matcher(lower).find() && NUMBER.matcher(lower).find();
    return reckons ? MATH : GENERAL;
  }

  /// As data files name it.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
