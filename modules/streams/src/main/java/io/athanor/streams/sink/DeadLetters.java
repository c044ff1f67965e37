package io.athanor.streams.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.athanor.streams.Cluster;
import io.athanor.streams.Headers;
import io.athanor.streams.Place;
import io.athanor.streams.Topics;
import io.athanor.streams.engine.DeadLetter;
import io.athanor.streams.wire.Unreadable;
import java.util.HashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Where records go that cannot be read: their own bytes and headers, and the fault beside them in
/// headers with the names that Kafka Streams gives them (KIP-1034).
///
/// A crash may write one twice; [Headers#SOURCE] tells. For one thread.
final class DeadLetters implements AutoCloseable {
  private final String topic;
  private final Producer<byte[], byte[]> producer;

  DeadLetters(String topic, Producer<byte[], byte[]> producer) {
    this.topic = topic;
    this.producer = producer;
  }

  static DeadLetters on(Cluster cluster, String topic) {
    var config = new HashMap<>(cluster.config());
    config.put("enable.idempotence", "true");
    config.put("acks", "all");
    config.put("max.request.size", Integer.toString(Topics.MAX_MESSAGE_BYTES));
    return new DeadLetters(
        topic, new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /// Returns once the letter is safe.
  ///
  /// @throws KafkaException where it cannot be written
  void send(ConsumerRecord<byte[], byte[]> record, Unreadable fault) {
    var letter = new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers());
    var source = new Place(record.topic(), record.partition(), record.offset()).toString();
    set(letter, Headers.SOURCE, source);
    set(letter, Headers.PART, "0/1");
    var now = Long.toString(System.currentTimeMillis());
    set(letter, DeadLetter.EXCEPTION, fault.getClass().getName());
    set(letter, DeadLetter.MESSAGE, String.valueOf(fault.getMessage()));
    set(letter, DeadLetter.FAULT, "poison");
    set(letter, DeadLetter.FIRST_TIME, now);
    set(letter, DeadLetter.LAST_TIME, now);
    try {
      producer.send(letter).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while writing a dead letter", e);
    } catch (ExecutionException e) {
      throw new KafkaException("cannot write a dead letter to " + topic, e.getCause());
    }
  }

  @Override
  public void close() {
    producer.close();
  }

  private static void set(ProducerRecord<byte[], byte[]> letter, String header, String value) {
    letter.headers().remove(header).add(header, value.getBytes(UTF_8));
  }
}
