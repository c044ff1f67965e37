package io.athanor.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
  @TempDir Path dir;

  @Test
  void keepsItsTopicsAndRecordsOverARestartOnAnotherPort() throws Exception {
    // Given
    try (var broker = EmbeddedBroker.start(dir, 0)) {
      create(broker, "letters");
      produce(broker, "letters", "alpha");
    }

    // When
    try (var broker = EmbeddedBroker.start(dir, 0)) {
      produce(broker, "letters", "beta");

      // Then
      assertThat(read(broker, "letters", 2)).containsExactly("alpha", "beta");
    }
  }

  @Test
  void refusesADirectoryThatABrokerRunsOn() throws Exception {
    // Given
    try (var _ = EmbeddedBroker.start(dir, 0)) {

      // When, Then
      assertThatThrownBy(() -> EmbeddedBroker.start(dir, 0))
          .hasMessageContaining("another broker is running on " + dir);
    }
  }

  static void create(EmbeddedBroker broker, String topic) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
  }

  static void produce(EmbeddedBroker broker, String topic, String value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, value)).get();
    }
  }

  static List<String> read(EmbeddedBroker broker, String topic, int count) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      var values = new java.util.ArrayList<String>();
      var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (values.size() < count && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
      return values;
    }
  }
}
