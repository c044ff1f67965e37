package io.athanor.teach;

import static java.util.stream.Collectors.joining;

import io.athanor.core.rule.Fences;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A heading as models write it: `### Final answer`, `## **Final Answer:**`, `**Final answer**`,
/// `Final answer:`. After a colon the text may begin on the same line.
///
/// @param line matches a line that may be one
record Heading(Pattern line) {

  /// A text divided at a heading, which is in neither part.
  record Split(String before, String after) {}

  private record Found(int at, int strength, String rest) {}

  /// @param words the heading's words, as a regular expression
  static Heading of(String words) {
    String bold = "(?<bold>\\*\\*|__)" + words + "[ \\t]*:?[ \\t]*\\k<bold>[ \\t]*:?";
    String bare = words + "[ \\t]*:?";
    return new Heading(
        Pattern.compile(
            " {0,3}(?<level>#{1,6}[ \\t]*)?(?<mark>" + bold + "|" + bare + ")[ \\t]*(?<rest>.*)",
            Pattern.CASE_INSENSITIVE));
  }

  /// Divides at the first of the strongest headings: a level counts more than bold, bold more than
  /// bare words. Code is looked into only where there is no heading outside (a fence may have been
  /// left open).
  Optional<Split> split(String text) {
    var lines = Fences.of(text).lines();
    return strongest(lines, false)
        .or(() -> strongest(lines, true))
        .map(found ->
            new Split(
                joined(lines.subList(0, found.at())),
                found.rest() + "\n" + joined(lines.subList(found.at() + 1, lines.size()))));
  }

  private Optional<Found> strongest(List<Fences.Line> lines, boolean inCode) {
    Found best = null;
    for (int i = 0; i < lines.size(); i++) {
      var matcher = line.matcher(lines.get(i).text());
      if (lines.get(i).code() == inCode && isHeading(matcher)) {
        int strength = strength(matcher);
        if (best == null || strength > best.strength()) {
          best = new Found(i, strength, matcher.group("rest"));
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean isHeading(Matcher line) {
    return line.matches() && (line.group("rest").isBlank() || line.group("mark").contains(":"));
  }

  private static int strength(Matcher line) {
    if (line.group("level") != null) {
      return 2;
    }
    return line.group("bold") != null ? 1 : 0;
  }

  private static String joined(List<Fences.Line> lines) {
    return lines.stream().map(Fences.Line::text).collect(joining("\n"));
  }
}
