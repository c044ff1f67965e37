package io.athanor.generate;

import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// The blocks of an HTML page that a reader came for: no scripts, styles, navigation, forms.
final class HtmlBlocks {
  private static final String NOT_READ =
      "script, style, nav, noscript, template, iframe, svg, form, button, footer, aside, [hidden],"
          + " [aria-hidden=true]";

  private HtmlBlocks() {}

  static void read(String html, Blocks into) {
    var page = Jsoup.parse(html);
    page.select(NOT_READ).remove();
    read(page.body(), into);
  }

  private static void read(Element element, Blocks into) {
    switch (element.normalName()) {
      case "h1", "h2", "h3", "h4", "h5", "h6" ->
          into.under(element.normalName().charAt(1) - '0', element.text());
      case "pre" -> into.addWhole("```\n" + element.wholeText().strip() + "\n```");
      case "table" -> into.addWhole(table(element));
      default -> readMixed(element, into);
    }
  }

  /// Runs of text and inline elements are blocks; block elements among them stand for themselves.
  private static void readMixed(Element element, Blocks into) {
    var run = new StringBuilder();
    for (Node child : element.childNodes()) {
      if (child instanceof Element block && holdsBlock(block)) {
        flush(run, element, into);
        read(block, into);
      } else if (child instanceof Element inline) {
        run.append(inline.wholeText());
      } else if (child instanceof TextNode text) {
        run.append(text.getWholeText());
      }
    }
    flush(run, element, into);
  }

  private static boolean holdsBlock(Element element) {
    return element.isBlock() || element.children().stream().anyMatch(HtmlBlocks::holdsBlock);
  }

  private static void flush(StringBuilder run, Element parent, Blocks into) {
    String text = run.toString().strip().replaceAll("\\s+", " ");
    if (!text.isEmpty()) {
      into.add(parent.normalName().equals("li") ? "- " + text : text);
    }
    run.setLength(0);
  }

  private static String table(Element table) {
    return table.select("tr").stream()
        .map(row ->
            row.select("th, td").stream()
                .map(Element::text)
                .collect(Collectors.joining(" | ", "| ", " |")))
        .collect(Collectors.joining("\n"));
  }
}
