package io.athanor.generate;

import static java.util.stream.Collectors.joining;

import io.athanor.record.Document;
import java.util.stream.IntStream;

/// Small documents to start a test from.
final class Documents {
  private Documents() {}

  static Document markdown(String text) {
    return document("text/markdown", text);
  }

  static Document html(String text) {
    return document("text/html; charset=utf-8", text);
  }

  static Document plain(String text) {
    return document("text/plain", text);
  }

  static Document document(String mediaType, String text) {
    return Document.newBuilder()
        .setId("d1")
        .setUri("file:tides.md")
        .setMediaType(mediaType)
        .setTitle("Tides")
        .setText(text)
        .build();
  }

  /// One sentence of so many words, each of them its own: `name0 name1 … .`
  static String sentence(String name, int words) {
    return IntStream.range(0, words).mapToObj(i -> name + i).collect(joining(" ", "", "."));
  }
}
