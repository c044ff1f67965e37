package io.athanor.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.rule.Words;
import io.athanor.record.Document;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PassagesPropertyTest {

  @Property(tries = 300)
  void loseNoWordAndKeepTheOrder(
      @ForAll("paragraphs") List<String> paragraphs, @ForAll @IntRange(min = 1, max = 15) int min) {
    // Given
    var text = String.join("\n\n", paragraphs);
    var document = Document.newBuilder(Documents.markdown(text)).setTitle("").build();

    // When
    var passages = Passages.of(document, min, 2 * min);

    // Then
    assertThat(Words.of(String.join("\n", passages))).isEqualTo(Words.of(text));
    assertThat(passages).allMatch(passage -> Words.count(passage) <= 3 * min);
  }

  @Provide
  Arbitrary<List<String>> paragraphs() {
    var words = Arbitraries.integers().between(1, 30);
    var end = Arbitraries.of(".", "?", "", " *now*.");
    return words
        .flatMap(n -> end.map(mark -> IntStream.range(0, n).mapToObj(i -> "w" + i).toList() + mark))
        .map(text -> text.replaceAll("[\\[\\],]", ""))
        .list()
        .ofMaxSize(12);
  }
}
