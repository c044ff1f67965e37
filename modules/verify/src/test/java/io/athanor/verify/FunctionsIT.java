package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.athanor.core.Outcome;
import io.athanor.record.Case;
import io.athanor.record.Seed;
import io.athanor.record.Tier;
import io.athanor.sandbox.Limits;
import io.athanor.testkit.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Functions that are called, with the real sandbox: right ones however they are written, mistakes,
/// and answers that try to fool who calls them. A language that is not installed is skipped.
class FunctionsIT {
  private static final Seed DOUBLES =
      seed(Samples.call("[1]", "2"), Samples.call("[21]", "42"), Samples.call("[-4]", "-8"));
  private static final String VALUE =
      "{\"a\":[1,2.5,-1e-7,true,false,null,\"\\u00e9\\n\\\"\\u20ac\\ud83d\\ude00\"],\"7\":[[],{}],\"\":\"\"}";

  private static Verified verified;

  /// Functions `f` in a language.
  ///
  /// @param identity gives back its argument
  /// @param right give back twice the number that they are given
  /// @param cheats do not
  record Functions(
      String identity, List<String> right, List<Mistake> mistakes, List<String> cheats) {

    static Functions in(String language) {
      var resource = "/functions/" + language + ".yaml";
      try (var in = FunctionsIT.class.getResourceAsStream(resource)) {
        return new YAMLMapper().readValue(Objects.requireNonNull(in, resource), Functions.class);
      } catch (IOException e) {
        throw new UncheckedIOException(resource, e);
      }
    }
  }

  /// @param says what the teacher is told of it, among others
  record Mistake(String source, String says) {}

  private interface Trying {
    void go() throws Exception;
  }

  @BeforeAll
  static void open() throws Exception {
    verified = Verified.withTheRealSandbox(Limits.DEFAULT);
  }

  @TestFactory
  Stream<DynamicTest> everyLanguage() {
    return Stream.of("javascript", "typescript", "java").flatMap(FunctionsIT::tests);
  }

  private static Stream<DynamicTest> tests(String language) {
    var functions = Functions.in(language);
    return Stream.of(
            Stream.of(
                test(language, "values", () -> isGold(language, values(), functions.identity()))),
            each(language, "right", functions.right(), f -> isGold(language, DOUBLES, f)),
            each(language, "mistake", functions.mistakes(), f -> isExplained(language, f)),
            each(language, "cheat", functions.cheats(), f -> isFound(language, f)))
        .flatMap(tests -> tests);
  }

  private interface Trial<T> {
    void of(T function) throws Exception;
  }

  private static <T> Stream<DynamicTest> each(
      String language, String name, List<T> all, Trial<T> trial) {
    return IntStream.range(0, all.size())
        .mapToObj(i -> test(language, name + " " + (i + 1), () -> trial.of(all.get(i))));
  }

  private static DynamicTest test(String language, String name, Trying trying) {
    return dynamicTest(
        language + ": " + name,
        () -> {
          verified.assumeInstalled(language);
          trying.go();
        });
  }

  private static void isGold(String language, Seed seed, String source) throws Exception {
    assertThat(verified.passed(seed, fenced(language, source)).getTier()).isEqualTo(Tier.GOLD);
  }

  private static void isExplained(String language, Mistake mistake) throws Exception {
    assertThat(verified.sentBack(DOUBLES, fenced(language, mistake.source())))
        .contains(mistake.says());
  }

  private static void isFound(String language, String source) throws Exception {
    assertThat(verified.of(DOUBLES, fenced(language, source))).isInstanceOf(Outcome.SendBack.class);
  }

  private static Seed values() {
    return seed(Samples.call("[" + VALUE + "]", VALUE), Samples.call("[null]", "null"));
  }

  private static Seed seed(Case... cases) {
    return Samples.codeSeed("c", "Write f.", "f", cases);
  }

  private static String fenced(String language, String source) {
    return "```" + language + "\n" + source + "\n```";
  }
}
