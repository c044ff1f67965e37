package io.athanor.app.factory;

import io.athanor.app.console.Failure;
import io.athanor.app.console.Sentences;
import io.athanor.core.Lineage;
import io.athanor.streams.Headers;
import io.athanor.streams.Topic;
import io.athanor.streams.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Puts seeds and documents on their topics.
public final class Feed {
  private Feed() {}

  /// Those of the records that the topic does not hold yet.
  public static <T extends SpecificRecord> List<T> fresh(
      Site site, Topic<T> topic, List<T> records) {
    if (records.isEmpty()) {
      return List.of();
    }
    var known = known(site, topic);
    return records.stream().filter(record -> !known.contains(Lineage.unique(record))).toList();
  }

  /// Produces all records and returns once the broker has them all.
  ///
  /// @throws Failure where the broker does not take one
  public static <T extends SpecificRecord> void send(Site site, Topic<T> topic, List<T> records) {
    if (records.isEmpty()) {
      return;
    }
    var config = new HashMap<>(site.cluster().config());
    config.put("acks", "all");
    config.put("enable.idempotence", "true");
    config.put("max.request.size", Topics.MAX_MESSAGE_BYTES);
    config.put("delivery.timeout.ms", 60_000);
    config.put("linger.ms", 5);
    var refused = new ConcurrentLinkedQueue<Exception>();
    try (var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (T record : records) {
        var _ =
            producer.send(
                message(site, topic, record),
                (_, e) -> {
                  if (e != null) {
                    refused.add(e);
                  }
                });
      }
      producer.flush();
    }
    if (!refused.isEmpty()) {
      throw Failure.unavailable(
          "The broker did not take %d of %d records for %s: %s"
              .formatted(
                  refused.size(), records.size(), topic.name(), Sentences.of(refused.element())),
          "Give the same command again; what is there already is not doubled.");
    }
  }

  private static <T extends SpecificRecord> ProducerRecord<byte[], byte[]> message(
      Site site, Topic<T> topic, T record) {
    var message =
        new ProducerRecord<>(
            topic.name(), utf8(Lineage.root(record)), site.wire().encode(topic, record));
    message.headers().add(Headers.ID, utf8(Lineage.unique(record)));
    return message;
  }

  private static Set<String> known(Site site, Topic<?> topic) {
    var ids = new HashSet<String>();
    Scan.written(
        site.cluster(),
        topic.name(),
        record -> {
          var header = record.headers().lastHeader(Headers.ID);
          if (header != null) {
            ids.add(new String(header.value(), StandardCharsets.UTF_8));
          }
          return true;
        });
    return ids;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
