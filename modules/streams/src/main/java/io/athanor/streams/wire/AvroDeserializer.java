package io.athanor.streams.wire;

import io.athanor.core.TrustedRecords;
import io.athanor.core.TryAgainLater;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// Reads Avro values in Confluent's frame, written with any schema that the reader's can resolve.
///
/// | setting | default | |
/// | --- | --- | --- |
/// | `schema.registry.url` | | see [SchemaRegistry#open] |
/// | `specific.avro.reader` | `false` | `true`: makes the generated classes, and reads with their own schema; `false`: generic records, as they were written |
/// | `basic.auth.credentials.source`, `basic.auth.user.info` | | see [RestRegistry] |
///
/// Safe for use by many threads at once.
public final class AvroDeserializer implements Deserializer<Object> {
  private final ConcurrentHashMap<Integer, DatumReader<Object>> readers = new ConcurrentHashMap<>();
  private @Nullable SchemaRegistry registry;
  private boolean specific;

  @Override
  public void configure(Map<String, ?> config, boolean isKey) {
    TrustedRecords.trust();
    registry = new CachedRegistry(SchemaRegistry.open(config));
    specific = Settings.flag(config, "specific.avro.reader", false);
  }

  /// @throws Unreadable where the bytes do not hold a record
  /// @throws TryAgainLater where the registry cannot be reached: the bytes may be sound
  @Override
  public @Nullable Object deserialize(String topic, byte @Nullable [] value) {
    if (value == null) {
      return null;
    }
    return read(reader(Frame.id(value)), value);
  }

  @Override
  public void close() {
    if (registry != null) {
      registry.close();
    }
  }

  private static Object read(DatumReader<Object> reader, byte[] value) {
    var decoder =
        DecoderFactory.get().binaryDecoder(value, Frame.HEADER, value.length - Frame.HEADER, null);
    try {
      var read = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw new Unreadable("the value goes on after its record");
      }
      return read;
    } catch (EOFException e) {
      throw new Unreadable("the value ends before its record does");
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      // Avro's message may quote the value.
      throw new Unreadable(
          "the value is not the Avro its frame promises (%s)"
              .formatted(e.getClass().getSimpleName()));
    }
  }

  private DatumReader<Object> reader(int id) {
    var known = readers.get(id);
    if (known != null) {
      return known;
    }
    var made = specific ? specificReader(id) : new GenericDatumReader<>(written(id));
    var earlier = readers.putIfAbsent(id, made);
    return earlier == null ? made : earlier;
  }

  private DatumReader<Object> specificReader(int id) {
    var written = written(id);
    var type = type(written);
    return new SpecificDatumReader<>(written, SpecificData.get().getSchema(type), model(type));
  }

  /// Avro's older reader resolves the schemas anew on each thread, and every record has a thread of
  /// its own here; the fast one resolves them once.
  private static SpecificData model(Class<?> type) {
    var model = new SpecificData(type.getClassLoader());
    model.setFastReaderEnabled(true);
    return model;
  }

  private static Class<?> type(Schema written) {
    try {
      var type = SpecificData.get().getClass(written);
      if (type != null) {
        return type;
      }
    } catch (SecurityException e) {
      throw new Unreadable(
          "the value's schema names a class that is not trusted, " + written.getFullName());
    }
    throw new Unreadable(
        "the value's schema names a record unknown here, " + written.getFullName());
  }

  private Schema written(int id) {
    try {
      return Settings.configured(registry, this).byId(id);
    } catch (RegistryRefusal e) {
      throw new Unreadable(
          "the schema registry has no schema to read with for the value's schema id " + id, e);
    }
  }
}
