package io.athanor.bench.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.streams.TopicSettings;
import io.athanor.streams.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The topics of a job, filled with seeds before its worker starts.
final class Input {
  private Input() {}

  /// @param promptChars how long the prompt of each seed is
  /// @throws IOException where a seed could not be written
  static void prepare(Job job, int records, int promptChars)
      throws IOException, InterruptedException {
    Topics.ensure(
        job.cluster(),
        List.of(job.in().name(), job.out().name(), job.rejected(), job.failed()),
        new TopicSettings(job.partitions(), (short) 1, null));
    var prompt = "x".repeat(promptChars);
    var config = new HashMap<>(job.cluster().config());
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
    // On a broker short of CPU the idempotent producer lost its sequence and stood still for half a
    // minute; a seed that is there twice does no harm here.
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
    try (var wire = job.wire();
        var producer =
            new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      var sent = new ArrayList<Future<RecordMetadata>>();
      for (int i = 0; i < records; i++) {
        var id = "seed-" + i;
        var seed = Seed.newBuilder().setId(id).setPrompt(prompt).setKind(Kind.GENERAL).build();
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    job.in().name(), id.getBytes(UTF_8), wire.encode(job.in(), seed))));
      }
      producer.flush();
      for (var one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("the input could not be written: " + e.getCause(), e);
    }
  }
}
