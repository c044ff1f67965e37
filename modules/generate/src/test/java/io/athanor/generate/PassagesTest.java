package io.athanor.generate;

import static io.athanor.generate.Documents.sentence;
import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.rule.Words;
import io.athanor.record.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassagesTest {

  @Test
  void beginsEveryPassageWithThePathOfItsHeadings() {
    // When
    var passages = cut("# Tides\n\n" + sentence("a", 12) + "\n\n## Causes\n\n" + sentence("b", 15));

    // Then
    assertThat(passages)
        .containsExactly("Tides\n\n" + sentence("a", 12), "Tides > Causes\n\n" + sentence("b", 15));
  }

  @Test
  void putsShortBlocksTogetherUpToTheMaximum() {
    // When
    var passages = cut(sentence("a", 8) + "\n\n" + sentence("b", 8) + "\n\n" + sentence("c", 10));

    // Then
    assertThat(passages)
        .containsExactly(
            "Tides\n\n" + sentence("a", 8) + "\n\n" + sentence("b", 8),
            "Tides\n\n" + sentence("c", 10));
  }

  @Test
  void runsAShortSectionOnIntoTheNext() {
    // When
    var passages = cut("## One\n\n" + sentence("a", 4) + "\n\n## Two\n\n" + sentence("b", 8));

    // Then
    assertThat(passages)
        .containsExactly(
            "Tides > One\n\n" + sentence("a", 4) + "\n\nTides > Two\n\n" + sentence("b", 8));
  }

  @Test
  void joinsALastShortPassageToTheOneBefore() {
    // When
    var passages = cut(sentence("a", 18) + "\n\n" + sentence("b", 4));

    // Then
    assertThat(passages)
        .containsExactly("Tides\n\n" + sentence("a", 18) + "\n\n" + sentence("b", 4));
  }

  @Test
  void makesOnePassageOfAShortDocument() {
    assertThat(cut("It rises.")).containsExactly("Tides\n\nIt rises.");
  }

  @Test
  void cutsALongParagraphBetweenSentences() {
    // Given
    var paragraph = String.join(" ", sentence("A", 8), sentence("B", 8), sentence("C", 10));

    // When
    var passages = cut(paragraph);

    // Then
    assertThat(passages)
        .containsExactly(
            "Tides\n\n" + sentence("A", 8) + " " + sentence("B", 8),
            "Tides\n\n" + sentence("C", 10));
  }

  @Test
  void cutsASentenceBetweenWordsOnlyWhereItAloneIsTooLong() {
    // When
    var passages = cut(sentence("a", 45));

    // Then
    assertThat(passages).hasSizeGreaterThan(1).allMatch(passage -> Words.count(passage) <= 31);
    assertThat(Words.of(String.join(" ", passages))).contains("a0", "a22", "a44");
  }

  @Test
  void neverCutsCodeOrATable() {
    // Given
    var code = "```\n" + "one two three four\n".repeat(9) + "```";
    var table = "| a | b |\n| - | - |\n" + "| one | two |\n".repeat(15).stripTrailing();

    // When
    var passages = cut(sentence("a", 12) + "\n\n" + code + "\n\n" + table);

    // Then
    assertThat(passages)
        .containsExactly("Tides\n\n" + sentence("a", 12), "Tides\n\n" + code, "Tides\n\n" + table);
  }

  @Test
  void cutsAnEndlessListingBetweenItsLines() {
    // Given
    var code = "```\n" + "one two three four\n".repeat(60) + "```";

    // When
    var passages = cut(code);

    // Then
    assertThat(passages).hasSizeGreaterThan(5).allMatch(passage -> Words.count(passage) <= 31);
    assertThat(passages).noneMatch(passage -> passage.endsWith("three"));
  }

  @Test
  void countsTheCharactersOfScriptsWithoutSpaces() {
    // Given
    var paragraph = "海水上涨又回落。".repeat(6);

    // When
    var passages = Passages.of(Documents.plain(paragraph), 10, 20);

    // Then
    assertThat(passages).hasSizeGreaterThan(1);
  }

  @Test
  void findsNoPassageInADocumentWithoutText() {
    assertThat(cut(" \n\n# Only a heading\n")).isEmpty();
    assertThat(Passages.of(Documents.html("<script>alert(1)</script>"), 10, 20)).isEmpty();
  }

  @Test
  void cutsWithoutATitle() {
    // Given
    var document = Document.newBuilder(Documents.plain("It rises.")).setTitle("").build();

    // Then
    assertThat(Passages.of(document, 10, 20)).containsExactly("It rises.");
  }

  private static List<String> cut(String markdown) {
    return Passages.of(Documents.markdown(markdown), 10, 20);
  }
}
