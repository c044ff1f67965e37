package io.athanor.core.rule;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text divided at its fenced code blocks, as CommonMark 0.31 section 4.5 has them; a fence may
/// be indented, as in a list.
///
/// @param lines all of them; joined by line feeds they are the text
/// @param open whether the last fence is never closed
public record Fences(List<Line> lines, boolean open) {
  private static final Pattern BREAK = Pattern.compile("\\R");
  private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}|~{3,})(.*)");

  /// @param code whether it stands in a fenced block; the fences themselves do
  public record Line(String text, boolean code) {}

  public static Fences of(String text) {
    var lines = new ArrayList<Line>();
    String fence = null;
    for (String line : BREAK.split(text, -1)) {
      var mark = FENCE.matcher(line);
      boolean code = fence != null;
      if (fence != null) {
        fence = closes(mark, fence) ? null : fence;
      } else if (opens(mark)) {
        fence = mark.group(1);
        code = true;
      }
      lines.add(new Line(line, code));
    }
    return new Fences(List.copyOf(lines), fence != null);
  }

  /// `text` without its code blocks.
  public static String prose(String text) {
    return text.contains("```") || text.contains("~~~") ? of(text).prose() : text;
  }

  private String prose() {
    return lines.stream().filter(line -> !line.code()).map(Line::text).collect(joining("\n"));
  }

  public boolean hasCode() {
    return lines.stream().anyMatch(Line::code);
  }

  private static boolean opens(Matcher mark) {
    return mark.matches() && !(mark.group(1).startsWith("`") && mark.group(2).contains("`"));
  }

  private static boolean closes(Matcher mark, String fence) {
    return mark.matches() && mark.group(1).startsWith(fence) && mark.group(2).isBlank();
  }
}
