package io.athanor.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.broker.EmbeddedBroker;
import io.athanor.core.TryAgainLater;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.streams.Topic;
import io.athanor.streams.Wire;
import io.athanor.testkit.Samples;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicRegistryIT {
  private static final Topic<Seed> SEEDS = new Topic<>("t.seeds.v1", Seed.class);
  private static final Seed SEED = Samples.seed("s1", "why?", Kind.GENERAL);

  @Test
  void readsYesterdaysFramesAfterARestartOfTheBroker(@TempDir Path dir) throws Exception {
    // Given
    byte[] frame;
    try (var broker = EmbeddedBroker.start(dir, 0);
        var wire = wire(broker)) {
      frame = wire.encode(SEEDS, SEED);
    }

    // When
    try (var broker = EmbeddedBroker.start(dir, 0);
        var wire = wire(broker)) {

      // Then
      assertThat(wire.decode(SEEDS, frame)).isEqualTo(SEED);
      assertThat(cleanupPolicy(broker, "_schemas")).isEqualTo("compact");
    }
  }

  @Test
  void letsManyWritersAgreeWithoutALeader(@TempDir Path dir) throws Exception {
    try (var broker = EmbeddedBroker.start(dir, 0);
        var one = registry(broker, "_schemas");
        var another = registry(broker, "_schemas");
        var reader = registry(broker, "_schemas");
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // Given
      var first = SchemaBuilder.record("R").fields().endRecord();
      var second = SchemaBuilder.record("R").fields().optionalString("a").endRecord();

      // When
      var ids =
          threads.invokeAll(
              List.of(
                  registering(one, first),
                  registering(another, first),
                  registering(one, second),
                  registering(another, second)));

      // Then
      assertThat(ids.get(0).get()).isEqualTo(ids.get(1).get());
      assertThat(ids.get(2).get()).isEqualTo(ids.get(3).get());
      assertThat(reader.byId(ids.get(0).get())).isEqualTo(first);
      assertThat(reader.versions("s")).extracting(SchemaVersion::version).containsExactly(1, 2);
      assertThat(one.versions("s")).isEqualTo(reader.versions("s"));
      assertThat(another.versions("s")).isEqualTo(reader.versions("s"));

      // And a topic that another registry keeps is read, not written.
      foreign(broker);
      try (var guest = registry(broker, "_confluent")) {
        assertThat(guest.byId(7)).isEqualTo(first);
        assertThatThrownBy(() -> guest.register("s", second))
            .isInstanceOf(RegistryRefusal.class)
            .hasMessageContaining("kept by another registry");
      }
    }
  }

  @Test
  void asksForAnotherTryWhereTheClusterIsNotThere() throws Exception {
    // Given
    int port;
    try (var nobody = new ServerSocket(0)) {
      port = nobody.getLocalPort();
    }
    var impatient =
        Map.of(
            "bootstrap.servers", "127.0.0.1:" + port,
            "default.api.timeout.ms", "1000",
            "request.timeout.ms", "500");
    try (var registry = new TopicRegistry("_schemas", impatient)) {

      // When, Then
      assertThatThrownBy(() -> registry.byId(1))
          .isInstanceOf(TryAgainLater.class)
          .hasMessageContaining("_schemas at 127.0.0.1");
    }
  }

  private static Wire wire(EmbeddedBroker broker) {
    return Wire.of(
        Map.of(
            "schema.registry.url",
            "topic:_schemas",
            "bootstrap.servers",
            broker.bootstrapServers()));
  }

  private static TopicRegistry registry(EmbeddedBroker broker, String topic) {
    return new TopicRegistry(topic, Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  private static Callable<Integer> registering(SchemaRegistry registry, Schema schema) {
    return () -> registry.register("s", schema);
  }

  private static void foreign(EmbeddedBroker broker) {
    try (var topic =
        new SchemaTopic("_confluent", Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      topic.news();
      topic.append(
          utf8("{\"keytype\":\"SCHEMA\",\"subject\":\"s\",\"version\":1,\"magic\":1}"),
          utf8(
              """
              {"subject":"s","version":1,"id":7,"deleted":false,
               "schema":"{\\"type\\":\\"record\\",\\"name\\":\\"R\\",\\"fields\\":[]}"}
              """));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String cleanupPolicy(EmbeddedBroker broker, String topic) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      var configs = admin.describeConfigs(List.of(resource)).all().get();
      return Objects.requireNonNull(configs.get(resource)).get("cleanup.policy").value();
    }
  }
}
