package io.athanor.generate;

import io.athanor.record.Document;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/// The blocks of a document, gathered in reading order.
final class Blocks {
  private record Heading(int level, String text) {}

  private final String title;
  private final Deque<Heading> open = new ArrayDeque<>();
  private final List<Block> all = new ArrayList<>();

  private Blocks(String title) {
    this.title = title;
  }

  /// Reads by media type; what is not HTML or Markdown is plain text.
  static List<Block> of(Document document) {
    var blocks = new Blocks(document.getTitle().strip());
    String text = document.getText().replace("\uFEFF", "").replaceAll("\\R", "\n");
    switch (mediaType(document)) {
      case "text/html", "application/xhtml+xml" -> HtmlBlocks.read(text, blocks);
      case "text/markdown", "text/x-markdown" -> MarkdownBlocks.read(text, blocks);
      default -> Arrays.stream(text.split("\\n[ \\t]*\\n")).forEach(blocks::add);
    }
    return List.copyOf(blocks.all);
  }

  /// Everything from here on stands under this heading, until one of the same or a higher rank.
  ///
  /// @param level 1 for the highest rank
  void under(int level, String heading) {
    while (!open.isEmpty() && open.peekLast().level() >= level) {
      open.removeLast();
    }
    if (!heading.isBlank()) {
      open.addLast(new Heading(level, heading.strip().replaceAll("\\s+", " ")));
    }
  }

  void add(String text) {
    add(text, false);
  }

  void addWhole(String text) {
    add(text, true);
  }

  private void add(String text, boolean whole) {
    if (!text.isBlank()) {
      all.add(new Block(path(), text.stripTrailing().replaceFirst("\\A\\s*\\n", ""), whole));
    }
  }

  private List<String> path() {
    var path = new ArrayList<>(open.stream().map(Heading::text).toList());
    if (!title.isEmpty() && (path.isEmpty() || !path.getFirst().equalsIgnoreCase(title))) {
      path.addFirst(title);
    }
    return path;
  }

  private static String mediaType(Document document) {
    return document.getMediaType().replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }
}
