package io.athanor.streams.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.Outcome;
import io.athanor.streams.Line;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/// A stage that has begun does not begin anew without what it had in flight.
class ChangelogsTest {
  private static final String CHANGELOG = "t-app-work-in-flight-changelog";

  private final Line<?, ?, ?> line = new TestLine("t").with(seed -> Outcome.reject("r", "", seed));
  private final TopicPartition input = new TopicPartition(line.from().name(), 0);

  @Test
  void refusesALineThatHasBegunAndLostItsChangelog() {
    assertThat(objection(Map.of(input, 7L), Set.of()))
        .hasValueSatisfying(sentence ->
            assertThat(sentence).contains(CHANGELOG).contains("work").contains("restore it"));
  }

  @Test
  void takesALineWhoseChangelogIsThere() {
    assertThat(objection(Map.of(input, 7L), Set.of(CHANGELOG))).isEmpty();
  }

  @Test
  void takesALineThatHasNotBegun() {
    var other = new TopicPartition("other", 0);

    assertThat(objection(Map.of(other, 7L, input, 0L), Set.of())).isEmpty();
  }

  private Optional<String> objection(Map<TopicPartition, Long> committed, Set<String> existing) {
    return Changelogs.objection("t-app", List.of(line), committed, existing);
  }
}
