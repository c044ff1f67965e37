package io.athanor.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.record.Case;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final Seed SEED =
      Seed.newBuilder().setPrompt("Why?").setKind(Kind.GENERAL).setCases(List.of()).build();

  @Test
  void keepsTheIdThatASeedBrings() {
    assertThat(Ids.seed(Seed.newBuilder(SEED).setId("mine").build())).isEqualTo("mine");
  }

  @Test
  void tellsSeedsApartByEveryPartOfTheirContent() {
    // Given
    var others =
        List.of(
            SEED,
            Seed.newBuilder(SEED).setPrompt("Why not?").build(),
            Seed.newBuilder(SEED).setKind(Kind.MATH).build(),
            Seed.newBuilder(SEED).setSystem("x").build(),
            Seed.newBuilder(SEED).setContext("x").build(),
            Seed.newBuilder(SEED).setAnswer("x").build(),
            Seed.newBuilder(SEED).setEntryPoint("x").build(),
            Seed.newBuilder(SEED).setCases(List.of(new Case("[]", "1", null, null, null))).build());

    // Then
    assertThat(others.stream().map(Ids::seed)).doesNotHaveDuplicates();
  }

  @Test
  void givesTheSameContentTheSameIdWhateverItsTags() {
    assertThat(Ids.seed(Seed.newBuilder(SEED).setTags(List.of("x")).build()))
        .isEqualTo(Ids.seed(SEED));
  }

  @Test
  void hashesToThirtyTwoHexDigitsThatNeverChange() {
    assertThat(Ids.hash("a", "b")).matches("[0-9a-f]{32}").isEqualTo(Ids.hash("a", "b"));
    assertThat(Ids.child("p", "deepen", 1)).isEqualTo("994f2e639339bfa0e62d2b86c5db5e3e");
  }

  @Test
  void tellsApartWhatOnlyADividerWouldTellApart() {
    assertThat(Set.of(Ids.hash("ab", "c"), Ids.hash("a", "bc"), Ids.hash("abc"), Ids.hash("1:a")))
        .hasSize(4);
  }
}
