package io.athanor.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.rule.Words;
import io.athanor.record.Document;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PassagesPropertyTest {
  private static final List<String> ENDS = List.of(".", "?", "", " *now*.");

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void loseNoWordAndKeepTheOrder(long seed) {
    // Given
    var random = new Random(seed);
    int min = 1 + random.nextInt(15);
    var text =
        IntStream.range(0, random.nextInt(13))
            .mapToObj(_ -> paragraph(random))
            .collect(Collectors.joining("\n\n"));
    var document = Document.newBuilder(Documents.markdown(text)).setTitle("").build();

    // When
    var passages = Passages.of(document, min, 2 * min);

    // Then
    assertThat(Words.of(String.join("\n", passages))).isEqualTo(Words.of(text));
    assertThat(passages).allMatch(passage -> Words.count(passage) <= 3 * min);
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  private static String paragraph(Random random) {
    return IntStream.range(0, 1 + random.nextInt(30))
        .mapToObj(i -> "w" + i)
        .collect(Collectors.joining(" ", "", ENDS.get(random.nextInt(ENDS.size()))));
  }
}
