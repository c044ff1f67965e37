package io.athanor.sandbox.wall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContainerOwnerTest {
  private static final ContainerOwner US = new ContainerOwner("here", 7, "cafe");

  @Test
  void containersOfWorkersThatHaveGoneAreLeftBehind() {
    assertThat(US.survives("9-beef", pid -> false)).isTrue();
    assertThat(US.survives("9-beef", pid -> pid == 9)).isFalse();
  }

  @Test
  void ourOwnAreNot() {
    assertThat(US.survives("7-cafe", pid -> true)).isFalse();
  }

  @Test
  void thoseOfAnEarlierProcessOfOurNumberAre() {
    assertThat(US.survives("7-beef", pid -> true)).isTrue();
  }

  @Test
  void whatNobodyUnderstandsIsLeftAlone() {
    assertThat(US.survives("", pid -> false)).isFalse();
    assertThat(US.survives("somebody", pid -> false)).isFalse();
  }

  @Test
  void noTwoContainersHaveOneName() {
    assertThat(US.nextName()).startsWith("athanor-7-cafe-").isNotEqualTo(US.nextName());
  }
}
