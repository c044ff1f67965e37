package io.athanor.verify.maths;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.record.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {
  private static final int COMPARISONS = 10_000;
  private static final int THREADS = 8;

  @Test
  void agreesWithThePairs() {
    // Given
    var pairs = Pairs.all();
    // When
    var disagreements =
        pairs.stream()
            .filter(pair -> judge(pair) != pair.verdict())
            .map(pair -> "got " + judge(pair) + " for " + pair)
            .toList();
    // Then
    assertThat(pairs).hasSizeGreaterThanOrEqualTo(400);
    assertThat(disagreements).as(() -> "\n" + String.join("\n", disagreements)).isEmpty();
  }

  @Test
  void saysTheSameBothWaysRound() {
    // When
    var oneSided =
        Pairs.all().stream()
            .filter(pair -> Comparison.judge(pair.given(), pair.reference()) != judge(pair))
            .toList();
    // Then
    assertThat(oneSided).isEmpty();
  }

  /// Each answer of the pairs against others of every kind, not only against its partner.
  @Test
  void saysTheSameBothWaysRoundOfAnswersThatHaveNothingInCommon() {
    // Given
    var answers =
        Pairs.all().stream()
            .flatMap(pair -> Stream.of(pair.reference(), pair.given()))
            .distinct()
            .toList();
    // When
    var others = IntStream.range(0, 7).mapToObj(shift -> 1 + shift * 97).toList();
    // Then
    for (int i = 0; i < answers.size(); i++) {
      for (int shift : others) {
        var a = answers.get(i);
        var b = answers.get((i + shift) % answers.size());
        assertThat(Comparison.judge(a, b)).as("%s  %s", a, b).isEqualTo(Comparison.judge(b, a));
      }
    }
  }

  /// With a full stop, so that it is read and not only compared as text.
  @Test
  void noAnswerDiffersFromItself() {
    // When
    var different =
        Pairs.all().stream()
            .map(Pairs.Pair::given)
            .filter(answer -> Comparison.judge(answer, answer + ".") == Verdict.FAIL)
            .toList();
    // Then
    assertThat(different).isEmpty();
  }

  @Test
  @Timeout(300)
  void manyThreadsFindWhatOneFinds() throws Exception {
    // Given
    var pairs = Pairs.all();
    var alone = pairs.stream().map(ComparisonTest::judge).toList();
    var comparisons = new ArrayList<Callable<Verdict>>();
    for (int i = 0; i < COMPARISONS; i++) {
      var pair = pairs.get(i % pairs.size());
      comparisons.add(() -> judge(pair));
    }
    // When
    var different = new ArrayList<Pairs.Pair>();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var found = threads.invokeAll(comparisons);
      for (int i = 0; i < COMPARISONS; i++) {
        if (found.get(i).get() != alone.get(i % pairs.size())) {
          different.add(pairs.get(i % pairs.size()));
        }
      }
    }
    // Then
    assertThat(different).isEmpty();
  }

  static List<String> hostile() {
    return List.of(
        "9^9^9^9",
        "9^{9^{9^{9^9}}}",
        "2^(2^(2^(2^(2^2))))",
        "(9!)!",
        "((9!)!)!",
        "1e999999999",
        "1e-999999999",
        "10^{10^{10}} + 1",
        "0.1^{-10^{12}}",
        "\\binom{10^9}{5^8}",
        "\\sin(10^{10^{6}})",
        "e^{e^{e^{e^{e}}}}",
        "\\sqrt[99]{9^{9^9}}",
        "1/(1/(1/(1/0)))",
        "x^{x^{x^{x^x}}}",
        "(x+1)^{999999}",
        "(x+y+z)^{1000000000}",
        "\\ln(\\ln(\\ln(\\ln(2))))",
        "(".repeat(1000) + "1" + ")".repeat(1000),
        "\\frac{1}{".repeat(190) + "2" + "}".repeat(190),
        "\\sqrt{".repeat(200) + "2" + "}".repeat(200),
        "\\boxed{".repeat(280),
        "-".repeat(1900) + "1",
        "2^".repeat(900) + "2",
        "|".repeat(1900),
        "{".repeat(1900),
        "\\{" + "1,".repeat(900) + "2\\}",
        "(" + "(1,2),".repeat(300) + "3)",
        "1,".repeat(900) + "1",
        "9".repeat(1900),
        "9".repeat(100_000),
        "0." + "3".repeat(1500) + "...",
        "0." + "12".repeat(700) + "3...",
        "sin ".repeat(400) + "x",
        "x or ".repeat(300) + "x",
        "± ".repeat(600) + "1",
        "\\text{".repeat(300) + "a" + "}".repeat(300),
        "a ".repeat(900),
        "5 km ".repeat(300),
        "1 to ".repeat(300) + "1",
        "one hundred and ".repeat(100) + "one",
        "\\begin{pmatrix}" + "1 & 2 \\\\ ".repeat(100),
        "\u0000\uFFFF\uD800\u202E",
        "$".repeat(1900));
  }

  /// The bound is the comparison's own deadline; the timeout only ends a test that hangs.
  @ParameterizedTest
  @MethodSource("hostile")
  @Timeout(30)
  void hostileAnswersComeBack(String hostile) {
    assertThat(Comparison.judge(hostile, "41")).isNotEqualTo(Verdict.PASS);
    assertThat(Comparison.judge("\\sqrt{2} + x", hostile)).isNotEqualTo(Verdict.PASS);
    assertThat(Comparison.judge(hostile, hostile + " + 1")).isNotNull();
  }

  @Test
  void nobodyCanTellOfNumbersThatAreTooLargeToSeeTheirLastDigit() {
    assertThat(Comparison.judge("9^9^9", "9^9^9 + 1")).isEqualTo(Verdict.UNKNOWN);
    assertThat(Comparison.judge("2^{1000} \\sqrt{2}", "2^{1000} \\sqrt{2} + 1"))
        .isEqualTo(Verdict.UNKNOWN);
    assertThat(Comparison.judge("2^{1000}", "2^{1000} + 1")).isEqualTo(Verdict.FAIL);
  }

  @Test
  void nobodyCanTellAfterTheDeadline() {
    assertThat(Comparison.judge("\\sqrt{8}", "3\\sqrt{2}", Duration.ofNanos(1)))
        .isEqualTo(Verdict.UNKNOWN);
  }

  private static Verdict judge(Pairs.Pair pair) {
    return Comparison.judge(pair.reference(), pair.given());
  }
}
