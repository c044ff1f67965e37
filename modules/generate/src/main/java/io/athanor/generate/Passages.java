package io.athanor.generate;

import io.athanor.core.rule.Words;
import io.athanor.record.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A document cut into passages along its structure.
///
/// A passage is one or more blocks that stand together. Its first line is the path of headings it
/// stands under, `Title > Chapter > Section`; where it runs on into another section, that one's
/// path stands between. It ends with its section if it is long enough, and otherwise goes on; a
/// last one that is too short joins the one before it. So only code and tables, which are not cut,
/// make a passage longer than both limits together.
final class Passages {
  private static final String HEADINGS = " > ";

  /// @param joint what stands between it and the part before it under the same headings
  private record Part(List<String> headings, String text, int words, String joint) {}

  private Passages() {}

  /// The passages in reading order; none where the document has no text.
  ///
  /// @param minWords at least 1
  /// @param maxWords more than `minWords`
  static List<String> of(Document document, int minWords, int maxWords) {
    var parts = Blocks.of(document).stream().flatMap(block -> parts(block, minWords, maxWords));
    return grouped(parts.toList(), minWords, maxWords).stream().map(Passages::text).toList();
  }

  /// A part fits into what a passage that is still too short has left.
  private static Stream<Part> parts(Block block, int minWords, int maxWords) {
    var parts = new ArrayList<Part>();
    for (String piece : Pieces.of(block, maxWords - minWords, maxWords)) {
      String joint = parts.isEmpty() ? "\n\n" : block.whole() ? "\n" : " ";
      parts.add(new Part(block.headings(), piece, Words.count(piece), joint));
    }
    return parts.stream();
  }

  private static List<List<Part>> grouped(List<Part> parts, int minWords, int maxWords) {
    var passages = new ArrayList<List<Part>>();
    List<Part> passage = new ArrayList<>();
    for (Part part : parts) {
      boolean ends =
          !passage.isEmpty()
              && (!part.headings().equals(passage.getLast().headings())
                  || words(passage) + part.words() > maxWords);
      if (ends && words(passage) >= minWords) {
        passages.add(passage);
        passage = new ArrayList<>();
      }
      passage.add(part);
    }
    if (words(passage) < minWords && !passages.isEmpty()) {
      passages.getLast().addAll(passage);
    } else if (!passage.isEmpty()) {
      passages.add(passage);
    }
    return passages;
  }

  private static int words(List<Part> passage) {
    return passage.stream().mapToInt(Part::words).sum();
  }

  private static String text(List<Part> passage) {
    var text = new StringBuilder();
    List<String> section = List.of();
    for (Part part : passage) {
      String joint = part.joint();
      if (!part.headings().equals(section)) {
        section = part.headings();
        text.append(text.isEmpty() ? "" : "\n\n").append(String.join(HEADINGS, section));
        joint = "\n\n";
      }
      text.append(text.isEmpty() ? "" : joint).append(part.text());
    }
    return text.toString();
  }
}
