package io.athanor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicsTest {
  private static final TopicSettings FOUR = new TopicSettings(4, (short) 1, null);

  @Test
  void takesATopicThatFits() {
    assertThat(Topics.objection(4, "delete", FOUR)).isEmpty();
  }

  @Test
  void refusesAnotherNumberOfPartitionsAndSaysHowToMendIt() {
    assertThat(Topics.objection(3, "delete", FOUR))
        .contains("has 3 partitions and not 4; set partitions to 3, or use another prefix");
  }

  @Test
  void refusesACompactedTopicEvenIfItDeletesToo() {
    assertThat(Topics.objection(4, "compact,delete", FOUR)).get().asString().contains("compacted");
  }

  @Test
  void settingsRefuseWhatNoBrokerTakes() {
    assertThatThrownBy(() -> new TopicSettings(0, (short) 1, null))
        .hasMessage("partitions must be 1 or more, got 0");
    assertThatThrownBy(() -> new TopicSettings(1, (short) 0, null))
        .hasMessage("replication must be 1 or more, got 0");
    assertThatThrownBy(() -> new TopicSettings(1, (short) 1, Duration.ZERO))
        .hasMessageContaining("leave it out to keep records for ever");
  }
}
