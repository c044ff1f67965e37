package io.athanor.streams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.broker.EmbeddedBroker;
import io.athanor.streams.Cluster;
import io.athanor.streams.TopicSettings;
import io.athanor.streams.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TopicReaderIT {
  private static final TopicPartition PARTITION = new TopicPartition("t", 0);

  @Test
  void readsToTheGivenEndAndNoFurther(@TempDir Path dir) throws Exception {
    // Given a topic on which more has been written since its end was asked for
    try (var broker = EmbeddedBroker.start(dir, 0)) {
      var cluster = new Cluster(broker.bootstrapServers(), Map.of());
      Topics.ensure(cluster, List.of("t"), new TopicSettings(1, (short) 1, null));
      produce(cluster, 10);

      // When
      var offsets = new ArrayList<Long>();
      try (var reader = TopicReader.open(cluster)) {
        reader.read(Map.of(PARTITION, 4L), record -> offsets.add(record.offset()));
      }

      // Then
      assertThat(offsets).containsExactly(0L, 1L, 2L, 3L);
    }
  }

  private static void produce(Cluster cluster, int records) {
    try (var producer =
        new KafkaProducer<>(
            cluster.config(), new ByteArraySerializer(), new ByteArraySerializer())) {
      IntStream.range(0, records)
          .forEach(i -> producer.send(new ProducerRecord<>("t", new byte[] {(byte) i})));
    }
  }
}
