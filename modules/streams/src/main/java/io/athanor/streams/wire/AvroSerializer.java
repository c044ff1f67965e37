package io.athanor.streams.wire;

import io.athanor.core.TryAgainLater;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// Writes Avro records in Confluent's frame, under the subject `<topic>-value`.
///
/// | setting | default | |
/// | --- | --- | --- |
/// | `schema.registry.url` | | see [SchemaRegistry#open] |
/// | `auto.register.schemas` | `true` | `false`: a schema must be registered already |
/// | `basic.auth.credentials.source`, `basic.auth.user.info` | | see [RestRegistry] |
///
/// Safe for use by many threads at once.
public final class AvroSerializer implements Serializer<IndexedRecord> {
  private static final int USUAL_SIZE = 4096;

  private final ConcurrentHashMap<Schema, SpecificDatumWriter<IndexedRecord>> writers =
      new ConcurrentHashMap<>();
  private @Nullable SchemaRegistry registry;
  private boolean registers = true;
  private String suffix = "-value";

  @Override
  public void configure(Map<String, ?> config, boolean isKey) {
    registry = new CachedRegistry(SchemaRegistry.open(config));
    registers = Settings.flag(config, "auto.register.schemas", true);
    suffix = isKey ? "-key" : "-value";
  }

  /// @throws TryAgainLater where the registry cannot be reached or refuses the schema: that is
  ///   mended there, not in the record
  /// @throws SerializationException where the record does not fit its own schema
  @Override
  public byte @Nullable [] serialize(String topic, @Nullable IndexedRecord data) {
    if (data == null) {
      return null;
    }
    var schema = data.getSchema();
    var bytes = new ByteArrayOutputStream(USUAL_SIZE);
    bytes.writeBytes(Frame.header(id(topic + suffix, schema)));
    write(data, schema, bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    if (registry != null) {
      registry.close();
    }
  }

  private int id(String subject, Schema schema) {
    var asked = Settings.configured(registry, this);
    try {
      return registers ? asked.register(subject, schema) : asked.lookup(subject, schema).id();
    } catch (RegistryRefusal e) {
      throw TryAgainLater.endpoint(
          "the schema registry refuses the schema " + schema.getFullName() + ": " + e.getMessage(),
          e);
    }
  }

  private void write(IndexedRecord data, Schema schema, ByteArrayOutputStream bytes) {
    try {
      writers
          .computeIfAbsent(schema, own -> new SpecificDatumWriter<>(own))
          .write(data, EncoderFactory.get().directBinaryEncoder(bytes, null));
    } catch (IOException | RuntimeException e) {
      // Avro's message may quote the value.
      throw new SerializationException(
          "a record does not fit its schema %s (%s)"
              .formatted(schema.getFullName(), e.getClass().getSimpleName()));
    }
  }
}
