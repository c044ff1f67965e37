package io.athanor.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
      create(broker.bootstrapServers(), "letters");
      produce(broker.bootstrapServers(), "letters", "alpha");
    }

    // When
    try (var broker = EmbeddedBroker.start(dir, 0)) {
      produce(broker.bootstrapServers(), "letters", "beta");

      // Then
      assertThat(read(broker.bootstrapServers(), "letters", 2)).containsExactly("alpha", "beta");
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

  @Test
  void refusesAPortThatIsTakenAndLeavesTheDirectoryFree() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      // Given
      var port = taken.getLocalPort();

      // When, Then
      assertThatThrownBy(() -> EmbeddedBroker.start(dir, port))
          .isInstanceOf(BindException.class)
          .hasMessageContaining("port " + port + " on 127.0.0.1 is taken");
    }
    DirectoryLock.take(dir).close();
  }

  @Test
  void refusesADirectoryThatIsAFile() throws Exception {
    // Given
    var file = Files.createFile(dir.resolve("file"));

    // When, Then
    assertThatThrownBy(() -> EmbeddedBroker.start(file, 0))
        .hasMessageContaining("the broker cannot write in " + file);
  }

  @Test
  void comesBackWithAllItHeldAfterItsProcessWasKilled() throws Exception {
    // Given
    var process = process();
    try (var out = process.inputReader()) {
      var servers = out.readLine();
      create(servers, "letters");
      produce(servers, "letters", "alpha");
    } finally {
      process.destroyForcibly().waitFor();
    }

    // When
    try (var broker = EmbeddedBroker.start(dir, 0)) {

      // Then
      assertThat(read(broker.bootstrapServers(), "letters", 1)).containsExactly("alpha");
    }
  }

  @Test
  void takesARecordOfSixteenMebibytes() throws Exception {
    try (var broker = EmbeddedBroker.start(dir, 0)) {
      // Given
      create(broker.bootstrapServers(), "letters");
      var large = "a".repeat(16 * 1024 * 1024);

      // When
      produce(broker.bootstrapServers(), "letters", large);

      // Then
      assertThat(read(broker.bootstrapServers(), "letters", 1)).containsExactly(large);
    }
  }

  private Process process() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            BrokerProcess.class.getName(),
            dir.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void create(String servers, String topic) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
  }

  private static void produce(String servers, String topic, String value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "max.request.size", 17 * 1024 * 1024),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, value)).get();
    }
  }

  private static List<String> read(String servers, String topic, int count) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      var values = new ArrayList<String>();
      var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (values.size() < count && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
      return values;
    }
  }
}
