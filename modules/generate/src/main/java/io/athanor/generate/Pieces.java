package io.athanor.generate;

import io.athanor.core.rule.Words;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A block cut into pieces that are small enough.
final class Pieces {
  /// Nothing is gained by a listing that fills a model's window: such a one is cut, at lines.
  private static final int FAR_TOO_LONG = 4;

  private Pieces() {}

  /// At sentences, and at words where a sentence alone is too long. Code and tables stay whole
  /// unless they are several times as long as a passage; then they are cut at lines.
  ///
  /// @param maxWords the most words of a piece
  /// @param maxWhole the most words of a passage
  static List<String> of(Block block, int maxWords, int maxWhole) {
    if (Words.count(block.text()) <= (block.whole() ? FAR_TOO_LONG * maxWhole : maxWords)) {
      return List.of(block.text());
    }
    return block.whole()
        ? gathered(parts(block.text(), "(?<=\\n)"), maxWhole)
        : gathered(sentences(block.text(), maxWords), maxWords);
  }

  private static List<String> sentences(String text, int maxWords) {
    var sentences = new ArrayList<String>();
    var boundary = BreakIterator.getSentenceInstance(Locale.ROOT);
    boundary.setText(text);
    int start = boundary.first();
    for (int end = boundary.next(); end != BreakIterator.DONE; end = boundary.next()) {
      String sentence = text.substring(start, end);
      sentences.addAll(
          Words.count(sentence) <= maxWords ? List.of(sentence) : parts(sentence, "(?<=\\s)"));
      start = end;
    }
    return sentences;
  }

  private static List<String> parts(String text, String boundary) {
    return List.of(text.split(boundary));
  }

  /// Neighbours put together again as far as they fit.
  private static List<String> gathered(List<String> parts, int maxWords) {
    var pieces = new ArrayList<String>();
    var piece = new StringBuilder();
    int words = 0;
    for (String part : parts) {
      int more = Words.count(part);
      if (words > 0 && words + more > maxWords) {
        pieces.add(piece.toString().strip());
        piece.setLength(0);
        words = 0;
      }
      piece.append(part);
      words += more;
    }
    pieces.add(piece.toString().strip());
    return pieces;
  }
}
