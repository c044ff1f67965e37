package io.athanor.streams;

import io.athanor.core.TrustedRecords;
import io.athanor.core.TryAgainLater;
import io.athanor.record.Seed;
import io.athanor.streams.wire.AvroDeserializer;
import io.athanor.streams.wire.AvroSerializer;
import io.athanor.streams.wire.JsonSeeds;
import io.athanor.streams.wire.RegistryFaults;
import io.athanor.streams.wire.Unreadable;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// Turns records into the bytes of a topic and back, through whichever serializer and deserializer
/// the configuration names.
///
/// | key | default |
/// | --- | --- |
/// | `value.serializer` | [AvroSerializer] |
/// | `value.deserializer` | [AvroDeserializer] |
/// | `specific.avro.reader` | `true` |
///
/// Every key is passed on to both, `schema.registry.url` and `basic.auth.user.info` among them. A
/// value on the seeds topic that starts with `{` is read as plain JSON.
///
/// Safe for use by many threads at once; the first record of a schema waits for the registry, all
/// others never wait.
public final class Wire implements AutoCloseable {
  private final Serializer<Object> serializer;
  private final Deserializer<Object> deserializer;

  private Wire(Serializer<Object> serializer, Deserializer<Object> deserializer) {
    this.serializer = serializer;
    this.deserializer = deserializer;
  }

  /// Asks nothing of the registry yet.
  ///
  /// @throws IllegalArgumentException with one sentence where a class cannot be used or a setting
  ///   is missing
  public static Wire of(Map<String, ?> config) {
    TrustedRecords.trust();
    var all = new HashMap<String, Object>(config);
    all.putIfAbsent("specific.avro.reader", "true");
    return new Wire(serializer(all), deserializer(all));
  }

  /// @throws TryAgainLater where the registry cannot be reached or refuses the schema
  /// @throws SerializationException where the record does not fit its own schema
  public <T extends SpecificRecord> byte[] encode(Topic<T> topic, T value) {
    try {
      return serializer.serialize(topic.name(), value);
    } catch (SerializationException e) {
      throw RegistryFaults.isOne(e) ? RegistryFaults.tryAgain(e) : e;
    } catch (KafkaException e) {
      throw RegistryFaults.tryAgain(e);
    }
  }

  /// @throws Unreadable where the bytes do not hold such a record
  /// @throws TryAgainLater where the registry cannot be reached: the bytes may be sound
  public <T extends SpecificRecord> T decode(Topic<T> topic, byte @Nullable [] bytes) {
    if (bytes == null || bytes.length == 0) {
      throw new Unreadable("the value is empty");
    }
    var value =
        topic.type() == Seed.class && bytes[0] == '{'
            ? JsonSeeds.read(bytes)
            : deserialize(topic, bytes);
    if (!topic.type().isInstance(value)) {
      throw new Unreadable(
          "the value is of another type than the topic's, " + topic.type().getSimpleName());
    }
    return topic.type().cast(value);
  }

  @Override
  public void close() {
    Utils.closeQuietly(serializer, "serializer");
    Utils.closeQuietly(deserializer, "deserializer");
  }

  private Object deserialize(Topic<?> topic, byte[] bytes) {
    try {
      return deserializer.deserialize(topic.name(), bytes);
    } catch (Unreadable e) {
      throw e;
    } catch (KafkaException e) {
      if (RegistryFaults.isOne(e)) {
        throw RegistryFaults.tryAgain(e);
      }
      // Another deserializer's message may quote the value.
      throw new Unreadable(
          "the deserializer cannot read the value (%s)".formatted(e.getClass().getSimpleName()));
    }
  }

  private static Serializer<Object> serializer(Map<String, Object> config) {
    @SuppressWarnings("unchecked")
    Serializer<Object> made =
        create(config, "value.serializer", AvroSerializer.class, Serializer.class);
    made.configure(config, false);
    return made;
  }

  private static Deserializer<Object> deserializer(Map<String, Object> config) {
    @SuppressWarnings("unchecked")
    Deserializer<Object> made =
        create(config, "value.deserializer", AvroDeserializer.class, Deserializer.class);
    made.configure(config, false);
    return made;
  }

  private static <C> C create(
      Map<String, Object> config, String key, Class<? extends C> byDefault, Class<C> kind) {
    var name = config.getOrDefault(key, byDefault.getName()).toString();
    try {
      return Utils.newInstance(name, kind);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalArgumentException(
          key + " names " + name + ", which cannot be used; is its jar on the class path?", e);
    }
  }
}
