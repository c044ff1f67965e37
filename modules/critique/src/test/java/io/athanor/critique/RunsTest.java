package io.athanor.critique;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsTest {
  private static final List<String> WORDS = List.of("a", "bb", "ccc", "dddd", "eeeee");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 20, 100})
  void countsWhatCountingByHandGives(int length) {
    for (int seed = 0; seed < 50; seed++) {
      // Given
      var text = text(length, seed);

      // When
      var runs = Runs.of(text);

      // Then
      for (int n = 1; n <= 4; n++, runs = runs.longer()) {
        assertThat(runs.mostCharacters()).as("%d words of %s", n, text).isEqualTo(most(text, n));
      }
    }
  }

  private static long most(List<String> text, int n) {
    return IntStream.rangeClosed(0, text.size() - n)
        .mapToObj(i -> String.join(" ", text.subList(i, i + n)))
        .collect(groupingBy(run -> run, counting()))
        .entrySet()
        .stream()
        .filter(run -> run.getValue() > 1)
        .mapToLong(run -> run.getValue() * run.getKey().length())
        .max()
        .orElse(0);
  }

  private static List<String> text(int length, int seed) {
    var random = new Random(seed);
    return random.ints(length, 0, WORDS.size()).mapToObj(WORDS::get).toList();
  }
}
