package io.athanor.generate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jsoup.Jsoup;

/// Markdown's blocks, as they stand in the source. A list is taken item by item; an item with code
/// or a table in it is not cut.
final class MarkdownBlocks {
  /// Quotes within quotes beyond this are text: nesting must not outgrow the stack.
  private static final int DEEPEST = 100;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(DEEPEST)
          .build();
  private static final TextContentRenderer PLAIN = TextContentRenderer.builder().build();

  /// YAML between two lines `---` at the very top, as static site generators have it.
  private static final String FRONT_MATTER = "\\A---\\n(?s:.*?)\\n(?:---|\\.\\.\\.)(?:\\n|\\z)";

  private MarkdownBlocks() {}

  static void read(String text, Blocks into) {
    String body = text.replaceFirst(FRONT_MATTER, "");
    var lines = body.split("\n", -1);
    children(PARSER.parse(body)).forEach(node -> read(node, lines, into));
  }

  private static void read(Node node, String[] lines, Blocks into) {
    switch (node) {
      case Heading heading -> into.under(heading.getLevel(), PLAIN.render(heading));
      case ThematicBreak _, LinkReferenceDefinition _ -> {}
      case HtmlBlock html -> into.add(Jsoup.parse(html.getLiteral()).text());
      case ListBlock list -> children(list).forEach(item -> add(item, lines, into));
      default -> add(node, lines, into);
    }
  }

  private static void add(Node node, String[] lines, Blocks into) {
    var spans = node.getSourceSpans();
    String source =
        Arrays.stream(lines, spans.getFirst().getLineIndex(), spans.getLast().getLineIndex() + 1)
            .collect(Collectors.joining("\n"));
    if (holdsCodeOrTable(node)) {
      into.addWhole(source);
    } else {
      into.add(source);
    }
  }

  private static boolean holdsCodeOrTable(Node node) {
    return switch (node) {
      case FencedCodeBlock _, IndentedCodeBlock _, TableBlock _ -> true;
      default -> children(node).anyMatch(MarkdownBlocks::holdsCodeOrTable);
    };
  }

  private static Stream<Node> children(Node node) {
    return Stream.iterate(node.getFirstChild(), child -> child != null, Node::getNext);
  }
}
