package io.athanor.verify.maths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MajorityTest {

  @Test
  void groupsAnswersThatAreEqualHoweverTheyAreWritten() {
    // When
    var majority = of("1/2", "0.5", "3", "\\frac{2}{4}", "x = 3");
    // Then
    assertThat(majority.value()).contains("1/2");
    assertThat(majority.share()).isEqualTo(0.6);
    assertThat(majority.groups())
        .extracting(Majority.Group::members)
        .containsExactly(List.of("1/2", "0.5", "\\frac{2}{4}"), List.of("3", "x = 3"));
  }

  @Test
  void tieHasNoMajority() {
    var majority = of("1", "2", "2.0", "1.0", "7");
    assertThat(majority.tied()).isTrue();
    assertThat(majority.value()).isEmpty();
    assertThat(majority.share()).isEqualTo(0.4);
  }

  @Test
  void answersWithoutAValueCountAgainstTheShare() {
    // When
    var majority =
        Majority.of(
            List.of(Optional.of("4"), Optional.empty(), Optional.of("4"), Optional.empty()));
    // Then
    assertThat(majority.value()).contains("4");
    assertThat(majority.answers()).isEqualTo(4);
    assertThat(majority.share()).isEqualTo(0.5);
  }

  @Test
  void noAnswersHaveNoMajority() {
    assertThat(of().value()).isEmpty();
    assertThat(of().share()).isZero();
    assertThat(Majority.of(List.of(Optional.empty())).tied()).isFalse();
  }

  @Test
  void whatNobodyCanCompareStandsAlone() {
    var majority = of("1/0", "2/0 + 0", "5");
    assertThat(majority.groups()).hasSize(3);
    assertThat(majority.tied()).isTrue();
  }

  @Test
  void allOfAGroupEqualEachOther() {
    // Given 50 %, which equals both 50 and 0.5, which differ
    // When
    var majority = of("50%", "0.5", "50", "1/2");
    // Then
    assertThat(majority.groups())
        .extracting(Majority.Group::members)
        .containsExactly(List.of("50%", "0.5", "1/2"), List.of("50"));
  }

  private static Majority of(String... values) {
    return Majority.of(Arrays.stream(values).map(Optional::of).toList());
  }
}
