package io.athanor.verify.maths;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The final value of a worked solution, and how it was found. Pure.
///
/// @param text the value as it is written, without what explains it
/// @param rule what it was found by
public record FinalValue(String text, Rule rule) {

  /// In the order of preference.
  public enum Rule {
    /// The last line `Answer: …`, also `The final answer is …` at the beginning of a line.
    ANSWER_LINE("the answer line"),
    /// The last `\boxed{…}`; all of those that only `and`, `or` and commas part from it.
    BOXED("the box"),
    /// The last line `#### …`.
    HASHES("the hashes"),
    /// `the answer is …` within a line.
    ANSWER_IS("the words \"the answer is\""),
    /// The last number, with its unit.
    LAST_NUMBER("the last number");

    private final String inWords;

    Rule(String inWords) {
      this.inWords = inWords;
    }

    public String inWords() {
      return inWords;
    }
  }

  private static final Pattern ANSWER_LINE =
      Pattern.compile(
          "(?im)^[ \\t*_>#-]{0,20}(?:(?:the|my|so,? the|thus,? the|therefore,? the|hence,? the)\\s+)?"
              + "(?:final\\s+|correct\\s+)?answer[*_\\s]{0,10}(?::|=|\\bis\\b:?)[*_\\s]{0,10}(\\S.*)$");
  private static final Pattern HASHES = Pattern.compile("(?m)^[ \\t]*####[ \\t]*(\\S.*)$");
  private static final Pattern ANSWER_IS =
      Pattern.compile("(?i)\\banswer\\s+(?:is|=|:)[:\\s*]{0,10}(\\S.*)");
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+−]?[$€£]?(?:\\d{1,3}(?:,\\d{3}){1,20}|\\d{1,60})(?:\\.\\d{1,60})?(?:/\\d{1,60})?%?");
  private static final Pattern UNIT = Pattern.compile("\\G[ \\t]?([\\p{L}°²³/]{1,20})");
  private static final Pattern BOXED = Pattern.compile("\\\\f?box(?:ed)?\\s*\\{");
  private static final Pattern BETWEEN_BOXES =
      Pattern.compile("[\\s$,;.&]*(?:and|or|\\\\text\\{\\s*(?:and|or)\\s*})?[\\s$,;]*");

  /// What follows a value and is none of it: another sentence, a reason, a remark in brackets.
  private static final Pattern EXPLANATION =
      Pattern.compile(
          "(?:\\.\\s+(?=\\p{Lu})|[,;]?\\s+(?:because|since|as\\s|which|so\\s|where\\s|when\\s)|\\s+\\((?=\\p{L}{3})).*$");

  /// Empty where nothing is found by any rule.
  public static Optional<FinalValue> of(String solution) {
    return last(ANSWER_LINE, solution)
        .map(line -> boxed(line).orElseGet(() -> bare(line)))
        .map(value -> new FinalValue(value, Rule.ANSWER_LINE))
        .or(() -> boxed(solution).map(value -> new FinalValue(value, Rule.BOXED)))
        .or(() -> last(HASHES, solution).map(value -> new FinalValue(value, Rule.HASHES)))
        .or(() ->
            last(ANSWER_IS, solution).map(value -> new FinalValue(bare(value), Rule.ANSWER_IS)))
        .or(() -> number(solution).map(value -> new FinalValue(value, Rule.LAST_NUMBER)))
        .map(found -> new FinalValue(found.text.strip(), found.rule));
  }

  /// The value of a reference, which is the value itself or a whole solution with a box or hashes.
  public static String ofReference(String reference) {
    return boxed(reference).or(() -> last(HASHES, reference)).orElse(reference).strip();
  }

  private static Optional<String> last(Pattern pattern, String text) {
    return pattern.matcher(text).results().reduce((a, b) -> b).map(match -> match.group(1));
  }

  private static String bare(String line) {
    return EXPLANATION.matcher(line).replaceFirst("");
  }

  private static Optional<String> number(String text) {
    return NUMBER
        .matcher(text)
        .results()
        .reduce((a, b) -> b)
        .map(number -> number.group() + unit(number, text));
  }

  private static String unit(MatchResult number, String text) {
    Matcher unit = UNIT.matcher(text).region(number.end(), text.length());
    boolean known =
        unit.find() && !Units.named(unit.group(1)).isEmpty() && !Words.prose(unit.group(1));
    return known ? unit.group() : "";
  }

  private static Optional<String> boxed(String text) {
    var boxes = boxes(text);
    if (boxes.isEmpty()) {
      return Optional.empty();
    }
    var values = new ArrayList<String>();
    int begin = text.length();
    for (Box box : boxes.reversed()) {
      boolean together =
          values.isEmpty()
              || BETWEEN_BOXES.matcher(text.substring(Math.min(box.end, begin), begin)).matches();
      if (!together) {
        break;
      }
      values.addFirst(text.substring(box.inside, box.end - 1).strip());
      begin = box.begin;
    }
    return Optional.of(String.join(", ", values));
  }

  private record Box(int begin, int inside, int end) {}

  /// Those that are closed, and in no other.
  private static List<Box> boxes(String text) {
    var boxes = new ArrayList<Box>();
    var matcher = BOXED.matcher(text);
    for (int at = 0; matcher.find(at); ) {
      int end = Braces.end(text, matcher.end());
      if (end < 0) {
        at = matcher.end();
      } else {
        boxes.add(new Box(matcher.start(), matcher.end(), end + 1));
        at = end + 1;
      }
    }
    return boxes;
  }
}
