package io.athanor.sandbox.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What every file among the languages has to hold.
class LanguagesTest {

  @Test
  void namesAndTagsAreNobodyElses() {
    assertThat(Languages.ALL).extracting(Language::name).doesNotHaveDuplicates();
    assertThat(Languages.ALL.stream().flatMap(language -> language.tags().stream()))
        .doesNotHaveDuplicates();
  }

  @Test
  void defaultIsThatOfTheSelfTest() {
    assertThat(Languages.DEFAULT.name()).isEqualTo("python");
    assertThat(Languages.DEFAULT.program().needs()).isEmpty();
  }

  @TestFactory
  List<DynamicTest> everyLanguageIsWhole() {
    return Languages.ALL.stream()
        .map(language -> DynamicTest.dynamicTest(language.name(), () -> isWhole(language)))
        .toList();
  }

  private static void isWhole(Language language) {
    // its patterns are patterns, whatever the name
    language.definitionOf("f(x");
    language.complaints().errorIn("answer");
    language.complaints().placeIn("answer");
    assertThat(language.tags()).contains(language.name());
    // its resources are there
    language.calling("");
    language.answers().asserter();
    language.answers().checker();
    language.program().beside().forEach(Languages::harness);
    // what needs nothing brings a loader, as it cannot have files
    assertThat(
            language.program().loader() != null || language.program().needs().contains(Need.FILES))
        .isTrue();
    assertThat(language.control().right()).isNotEqualTo(language.control().wrong());
  }

  @Test
  void controlIsGivenOtherNumbersEachOfThemOnce() {
    assertThat(Languages.DEFAULT.control().inputWith(2319, 1923)).isEqualTo("2319 1923\n");
  }

  @Test
  void programIsCalledWhatItSaysItIs() {
    var recipe =
        new Recipe(
            "Main.java",
            "public class (\\w+)",
            List.of(),
            List.of(),
            List.of(),
            null,
            List.of(),
            List.of("x"),
            null,
            java.util.Set.of(Need.FILES),
            true);
    assertThat(recipe.fileFor("import java.util.*;\npublic class Solution {}"))
        .isEqualTo("Solution.java");
    assertThat(recipe.fileFor("class A {}")).isEqualTo("Main.java");
  }
}
