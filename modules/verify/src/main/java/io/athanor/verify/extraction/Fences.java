package io.athanor.verify.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The fenced blocks of a text, and the text around them. One pass over its lines. Pure.
///
/// Laxer than CommonMark where models are: a fence may be indented as far as it likes, stand after
/// the mark of a list item or a quotation, and its content may be less indented than it is. A block
/// that is never closed ends with the text.
final class Fences {
  private static final Pattern OPEN =
      Pattern.compile(
          "^([ \\t]*(?:> ?)?)((?:[-*+]|\\d{1,9}[.)])[ \\t]+)?(`{3,}|~{3,})[ \\t]*([^`]*)$");
  private static final String MARKDOWN = "markdown|md";

  /// The deepest indentation of a closing fence, beyond that of the opening one; as in CommonMark.
  private static final int CLOSING_INDENT = 3;

  private static final Pattern BEFORE_TAG = Pattern.compile("^[\\s{.]+");
  private static final Pattern AFTER_TAG = Pattern.compile("[\\s{},:]");

  private final boolean nested;
  private final List<Piece> blocks = new ArrayList<>();
  private final StringBuilder around = new StringBuilder();
  private final List<String> content = new ArrayList<>();
  private @Nullable Opening opening;

  private record Opening(boolean quoted, int indent, String fence, String tag) {

    static Opening of(Matcher match) {
      var mark = match.group(2) == null ? "" : match.group(2);
      var tag = AFTER_TAG.split(BEFORE_TAG.matcher(match.group(4)).replaceFirst(""), 2)[0];
      return new Opening(
          match.group(1).contains(">"),
          match.group(1).length() + mark.length(),
          match.group(3),
          tag.toLowerCase(Locale.ROOT));
    }

    /// How far a line is indented, at most as far as the fence.
    int indentOf(String line) {
      int to = 0;
      while (to < indent && to < line.length() && isIndent(line.charAt(to))) {
        to++;
      }
      return to;
    }

    boolean closedBy(String line) {
      var inside = line.substring(indentOf(line));
      var rest = inside.stripLeading();
      return inside.length() - rest.length() <= CLOSING_INDENT
          && rest.startsWith(fence)
          && rest.chars().allMatch(c -> c == fence.charAt(0) || Character.isWhitespace(c));
    }

    String source(List<String> lines) {
      int less =
          lines.stream().filter(line -> !line.isBlank()).mapToInt(this::indentOf).min().orElse(0);
      return lines.stream()
          .map(line -> line.substring(Math.min(less, line.length())) + "\n")
          .collect(Collectors.joining());
    }

    private boolean isIndent(char c) {
      return c == ' ' || c == '\t' || (quoted && c == '>');
    }
  }

  private Fences(String text, boolean nested) {
    this.nested = nested;
    text.lines().forEach(this::take);
    if (opening != null) {
      end(opening, false);
    }
  }

  static Fences of(String text) {
    return new Fences(text, false);
  }

  /// In order; a block of Markdown gives way to those inside it.
  List<Piece> blocks() {
    return blocks;
  }

  /// The text without its blocks.
  String around() {
    return around.toString();
  }

  private void take(String line) {
    if (opening == null) {
      outside(line);
    } else if (opening.closedBy(line)) {
      end(opening, true);
    } else {
      content.add(line);
    }
  }

  private void outside(String line) {
    var match = OPEN.matcher(line);
    if (match.matches()) {
      opening = Opening.of(match);
    }
    around.append(opening == null ? line : "").append('\n');
  }

  private void end(Opening block, boolean closed) {
    var source = block.source(content);
    var inner = nested || !block.tag().matches(MARKDOWN) ? List.<Piece>of() : inside(source);
    blocks.addAll(inner.isEmpty() ? List.of(new Piece(block.tag(), source, closed)) : inner);
    content.clear();
    opening = null;
  }

  private static List<Piece> inside(String markdown) {
    return new Fences(markdown, true).blocks();
  }
}
