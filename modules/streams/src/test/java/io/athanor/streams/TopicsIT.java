package io.athanor.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicsIT {
  private static final TopicSettings TWO = new TopicSettings(2, (short) 1, null);

  private EmbeddedBroker broker;
  private Cluster cluster;

  @BeforeAll
  void startBroker(@TempDir Path dir) throws Exception {
    broker = EmbeddedBroker.start(dir, 0);
    cluster = new Cluster(broker.bootstrapServers(), Map.of());
  }

  @AfterAll
  void stopBroker() {
    broker.close();
  }

  @Test
  void createsWhatIsMissingAndLeavesTheRest() {
    // Given
    Topics.ensure(cluster, List.of("a.v1"), TWO);

    // When
    Topics.ensure(cluster, List.of("a.v1", "b.v1"), TWO);

    // Then
    try (var admin = ClusterAdmin.open(cluster)) {
      assertThat(admin.partitions(List.of("a.v1", "b.v1"))).hasSize(4);
      assertThat(admin.setting(List.of("b.v1"), "cleanup.policy")).containsValue("delete");
      assertThat(admin.setting(List.of("b.v1"), "retention.ms")).containsValue("-1");
      assertThat(admin.setting(List.of("b.v1"), "max.message.bytes"))
          .containsValue(Integer.toString(Topics.MAX_MESSAGE_BYTES));
    }
  }

  @Test
  void keepsRecordsForAsLongAsItIsTold() {
    // When
    Topics.ensure(
        cluster, List.of("short.v1"), new TopicSettings(1, (short) 1, Duration.ofHours(1)));

    // Then
    try (var admin = ClusterAdmin.open(cluster)) {
      assertThat(admin.setting(List.of("short.v1"), "retention.ms")).containsValue("3600000");
    }
  }

  @Test
  void refusesTopicsThatDoNotFitBeforeItCreatesAny() {
    // Given
    try (var admin = ClusterAdmin.open(cluster)) {
      admin.create(
          List.of(
              new NewTopic("three.v1", 3, (short) 1),
              new NewTopic("compacted.v1", 2, (short) 1)
                  .configs(Map.of("cleanup.policy", "compact"))));
    }

    // When // Then
    assertThatThrownBy(() -> Topics.ensure(cluster, List.of("new.v1", "three.v1"), TWO))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "topic three.v1 at %s has 3 partitions and not 2; set partitions to 3, or use another prefix"
                .formatted(broker.bootstrapServers()));
    assertThatThrownBy(() -> Topics.ensure(cluster, List.of("new.v1", "compacted.v1"), TWO))
        .hasMessageContaining("topic compacted.v1")
        .hasMessageContaining("set its cleanup.policy to delete");
    try (var admin = ClusterAdmin.open(cluster)) {
      assertThat(admin.topics(List.of("new.v1"))).isEmpty();
    }
  }

  @Test
  void saysThatThereAreTooFewBrokers() {
    assertThatThrownBy(() ->
            Topics.ensure(cluster, List.of("copies.v1"), new TopicSettings(1, (short) 3, null)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("fewer brokers than the 3 copies asked for");
  }

  @Test
  void saysInOneSentenceThatNoBrokerAnswers() {
    // Given: nobody listens at the port of discard
    var nobody = new Cluster("127.0.0.1:9", Map.of());

    // When // Then
    assertThatThrownBy(() -> Topics.ensure(nobody, List.of("a.v1"), TWO))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "no Kafka broker answered at 127.0.0.1:9 within 15 s; start one there, or mend the address");
  }

  @Test
  void saysInOneSentenceThatTheAddressIsNone() {
    // Given
    var nowhere = new Cluster("no-such-host.invalid:9092", Map.of());

    // When // Then
    assertThatThrownBy(() -> Topics.ensure(nowhere, List.of("a.v1"), TWO))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no-such-host.invalid:9092");
  }
}
