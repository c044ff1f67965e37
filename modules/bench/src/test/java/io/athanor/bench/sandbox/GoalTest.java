package io.athanor.bench.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GoalTest {

  @Test
  void ofRunsIsMetFromAHundredOn() {
    assertThat(Goal.RUNS_PER_SECOND.verdict("landlock", 100)).endsWith("100.0, met");
    assertThat(Goal.RUNS_PER_SECOND.verdict("landlock", 99.9)).endsWith("99.9, missed");
  }

  @Test
  void ofOverheadIsMetUpToTwentyMilliseconds() {
    assertThat(Goal.OVERHEAD_P95.verdict("landlock", 20)).endsWith("20.0, met");
    assertThat(Goal.OVERHEAD_P95.verdict("landlock", 20.1)).endsWith("20.1, missed");
  }
}
