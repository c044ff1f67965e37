package io.athanor.verify.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.athanor.sandbox.language.Language;
import io.athanor.sandbox.language.Languages;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The answers of `extraction/answers.yaml`, one by one.
class ExtractionGoldenTest {

  record Golden(
      String name,
      @Nullable String function,
      @Nullable String asked,
      String answer,
      String source,
      String language,
      String rule) {

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Golden> answers() throws IOException {
    try (var in = ExtractionGoldenTest.class.getResourceAsStream("/extraction/answers.yaml")) {
      return new YAMLMapper().readValue(in, new TypeReference<>() {});
    }
  }

  @ParameterizedTest
  @MethodSource("answers")
  void findsTheProgram(Golden golden) {
    // Given
    var wanted = new Wanted(golden.function(), golden.asked() == null ? "" : golden.asked());

    // When
    var block = new Extraction(wanted).from(golden.answer()).orElseThrow();

    // Then
    assertThat(block.source().strip()).isEqualTo(golden.source().strip());
    assertThat(block.rule().inRecord()).isEqualTo(golden.rule());
    assumeThat(golden.language()).matches(ExtractionGoldenTest::known, "a language that is run");
    assertThat(block.language().map(Language::name).orElse("none")).isEqualTo(golden.language());
  }

  @Test
  void areOfEveryRuleAndEnough() throws IOException {
    assertThat(answers()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(answers()).extracting(Golden::name).doesNotHaveDuplicates();
    assertThat(answers())
        .extracting(Golden::rule)
        .contains(
            List.of(ExtractionRule.values()).stream()
                .map(ExtractionRule::inRecord)
                .toArray(String[]::new));
  }

  private static boolean known(String language) {
    return language.equals("none")
        || Languages.ALL.stream().anyMatch(one -> one.name().equals(language));
  }
}
