package io.athanor.streams.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.streams.Cluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SourcesIT {
  @TempDir Path dir;

  private final List<SourceRecord> found = new ArrayList<>();
  private final List<Long> gone = new ArrayList<>();
  private TestCluster broker;
  private TopicPartition partition;

  @BeforeEach
  void produce() throws Exception {
    broker = TestCluster.start(dir);
    partition = new TopicPartition(broker.line("s", 1).seeds().name(), 0);
    broker.produce(
        IntStream.range(0, 5000)
            .mapToObj(i ->
                new ProducerRecord<>(
                    partition.topic(),
                    0,
                    (long) i,
                    bytes("k" + i),
                    bytes("v" + i),
                    new RecordHeaders().add("h", bytes("h" + i)))));
  }

  @AfterEach
  void close() {
    broker.close();
  }

  @Test
  void findsRecordsByTheirOffsetsHoweverFarApart() {
    // When
    read(0, 1, 17, 2500, 2501, 4999);

    // Then
    assertThat(found)
        .extracting(source -> source.place().offset())
        .containsExactly(0L, 1L, 17L, 2500L, 2501L, 4999L);
    var record = found.get(3).record();
    assertThat(found.get(3).place()).hasToString(partition.topic() + "/0/2500");
    assertThat(record.key()).isEqualTo(bytes("k2500"));
    assertThat(record.value()).isEqualTo(bytes("v2500"));
    assertThat(record.timestamp()).isEqualTo(2500);
    assertThat(record.headers().lastHeader("h").value()).isEqualTo(bytes("h2500"));
    assertThat(gone).isEmpty();
  }

  @Test
  void tellsOfThoseThatRetentionTookAway() throws Exception {
    // Given
    try (var admin = Admin.create(cluster().config())) {
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(2000))).all().get();
    }

    // When
    read(3, 1999, 2000, 4000);

    // Then
    assertThat(gone).containsExactly(3L, 1999L);
    assertThat(found).extracting(source -> source.place().offset()).containsExactly(2000L, 4000L);
  }

  private void read(long... offsets) {
    var wanted = new TreeSet<Long>();
    for (long offset : offsets) {
      wanted.add(offset);
    }
    Sources.of(cluster()).read(partition, wanted, found::add, gone::add);
  }

  private Cluster cluster() {
    return new Cluster(broker.bootstrapServers(), Map.of());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
