package io.athanor.teach;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.rule.Words;
import io.athanor.llm.Reply;
import io.athanor.testkit.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SectionsPropertyTest {
  private static final List<String> MARKS =
      List.of("think", "thinking", "reasoning", "final", "answer");
  private static final List<String> PIECES =
      List.of("alpha beta", "\n", "```\n", "<b>", "**", "### ", ": ", "gamma\n", "delta", "- ");

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void loseNoWordButTheMarks(long seed) {
    // Given
    var text = reply(new Random(seed));

    // When
    var sections = Sections.of(new Reply(text, null, Reply.Finish.STOP, "fake", Samples.usage()));

    // Then
    var kept = new ArrayList<String>();
    if (sections.reasoning() != null) {
      kept.addAll(words(sections.reasoning()));
    }
    kept.addAll(words(sections.answer()));
    assertThat(kept).isSubsetOf(words(text)).hasSameSizeAs(words(text));
  }

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  private static String reply(Random random) {
    var one = text(random);
    var other = text(random);
    return switch (random.nextInt(4)) {
      case 0 -> one;
      case 1 -> "<think>" + one + "</think>" + other;
      case 2 -> one + "</think>" + other;
      default -> "### Reasoning\n" + one + "\n### Final answer\n" + other;
    };
  }

  private static String text(Random random) {
    return IntStream.range(0, random.nextInt(13))
        .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
        .collect(Collectors.joining());
  }

  private static List<String> words(String text) {
    return Words.of(text).stream().filter(word -> !MARKS.contains(word)).toList();
  }
}
