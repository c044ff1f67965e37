package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.record.Tier;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.language.Language;
import io.athanor.sandbox.language.Languages;
import io.athanor.testkit.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// A right, a wrong and three failing programs in every language, with the real sandbox. One that
/// is not installed is skipped.
class ProgramsIT {
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(1), Duration.ofMinutes(2), 512L << 20, 1 << 20);

  private static Verified verified;

  /// Programs that read pairs of numbers and print their sums.
  ///
  /// @param input null for two lines of two numbers
  record Programs(
      @Nullable String input,
      @Nullable String output,
      String right,
      String wrong,
      String broken,
      String brokenSays,
      String crashing,
      String crashingSays,
      String endless) {

    static Programs in(Language language) {
      var resource = "/programs/" + language.name() + ".yaml";
      try (var in = ProgramsIT.class.getResourceAsStream(resource)) {
        return new YAMLMapper().readValue(Objects.requireNonNull(in, resource), Programs.class);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(resource, e);
      }
    }

    Seed seed() {
      var check =
          Samples.io(
              Objects.requireNonNullElse(input, "1 2\n3 4\n"),
              Objects.requireNonNullElse(output, "3\n7\n"));
      return Seed.newBuilder(Samples.seed("p", "Sum up each pair.", Kind.CODE))
          .setCases(List.of(check))
          .build();
    }
  }

  @BeforeAll
  static void open() throws Exception {
    verified = Verified.withTheRealSandbox(LIMITS);
  }

  @TestFactory
  Stream<DynamicTest> everyLanguage() {
    return Languages.ALL.stream()
        .flatMap(language -> {
          var programs = Programs.in(language);
          return Stream.of(
              test(language, "right", () -> isGold(language, programs, programs.right())),
              test(language, "wrong", () -> fails(language, programs, programs.wrong(), "Got: ")),
              test(
                  language,
                  "broken",
                  () -> fails(language, programs, programs.broken(), programs.brokenSays())),
              test(
                  language,
                  "crashing",
                  () -> fails(language, programs, programs.crashing(), programs.crashingSays())),
              test(
                  language,
                  "endless",
                  () ->
                      fails(language, programs, programs.endless(), "1000 ms of processor time")));
        });
  }

  /// Without cases a program is only compiled.
  @TestFactory
  Stream<DynamicTest> everyLanguageThatIsCompiledOrChecked() {
    var seed = Samples.seed("p", "Sum up each pair.", Kind.CODE);
    return Languages.ALL.stream()
        .filter(
            language -> language.program().compiled() || language.answers().checker().isPresent())
        .map(language ->
            test(
                language,
                "compiled",
                () -> {
                  var programs = Programs.in(language);
                  assertThat(verified.sentBack(seed, fenced(language, programs.broken())))
                      .contains("does not compile");
                  var sample = verified.passed(seed, fenced(language, programs.right()));
                  assertThat(sample.getTier()).isEqualTo(Tier.BRONZE);
                }));
  }

  private static void isGold(Language language, Programs programs, String source) throws Exception {
    var sample = verified.passed(programs.seed(), fenced(language, source));
    assertThat(sample.getVerification().getDetail()).isEqualTo("all cases passed");
    assertThat(sample.getTier()).isEqualTo(Tier.GOLD);
    assertThat(sample.getVerification().getInterpreter().orElse("")).containsPattern("\\d+\\.\\d+");
  }

  private static void fails(Language language, Programs programs, String source, String says)
      throws Exception {
    assertThat(verified.sentBack(programs.seed(), fenced(language, source))).contains(says);
  }

  private static String fenced(Language language, String source) {
    return "```" + language.name() + "\n" + source + "\n```";
  }

  private interface Trying {
    void go() throws Exception;
  }

  private static DynamicTest test(Language language, String name, Trying trying) {
    return DynamicTest.dynamicTest(
        language.name() + ": " + name,
        () -> {
          verified.assumeInstalled(language.name());
          trying.go();
        });
  }
}
