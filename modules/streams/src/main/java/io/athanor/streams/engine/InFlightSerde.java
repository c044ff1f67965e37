package io.athanor.streams.engine;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// [InFlight] in bytes, big-endian:
///
///     version 1 (1) · attempts (4) · first, last, source timestamp (8 each)
///     · key · header count (4) · (name · value) for each header · payload
///
/// where key, name, value and payload are a length (4; -1 for null) and that many bytes.
final class InFlightSerde implements Serde<InFlight> {
  private static final byte VERSION = 1;
  private static final int FIXED = 1 + Integer.BYTES + 3 * Long.BYTES + Integer.BYTES;
  private static final int NULL = -1;

  @Override
  public Serializer<InFlight> serializer() {
    return (topic, entry) -> entry == null ? null : encode(entry);
  }

  @Override
  public Deserializer<InFlight> deserializer() {
    return (topic, bytes) -> bytes == null ? null : decode(bytes);
  }

  /// How many bytes [#encode(InFlight)] gives.
  static long size(InFlight entry) {
    long size = FIXED + size(entry.key()) + size(entry.payload());
    for (Header header : entry.headers()) {
      size += size(utf8(header.key())) + size(header.value());
    }
    return size;
  }

  static byte[] encode(InFlight entry) {
    var buffer = ByteBuffer.allocate(Math.toIntExact(size(entry)));
    buffer.put(VERSION).putInt(entry.attempts());
    buffer.putLong(entry.firstTime()).putLong(entry.lastTime()).putLong(entry.timestamp());
    put(buffer, entry.key());
    Header[] headers = entry.headers().toArray();
    buffer.putInt(headers.length);
    for (Header header : headers) {
      put(buffer, utf8(header.key()));
      put(buffer, header.value());
    }
    put(buffer, entry.payload());
    return buffer.array();
  }

  /// @throws IllegalArgumentException if the bytes are of another version, or cut short
  static InFlight decode(byte[] bytes) {
    try {
      var buffer = ByteBuffer.wrap(bytes);
      byte version = buffer.get();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "an in-flight entry of version "
                + version
                + ", this program reads version "
                + VERSION
                + "; run the version that wrote it until nothing is in flight");
      }
      int attempts = buffer.getInt();
      long firstTime = buffer.getLong();
      long lastTime = buffer.getLong();
      long timestamp = buffer.getLong();
      byte[] key = get(buffer);
      Headers headers = headers(buffer);
      byte[] payload = get(buffer);
      return new InFlight(attempts, firstTime, lastTime, timestamp, key, headers, payload);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException(
          "an in-flight entry of " + bytes.length + " bytes is cut short", e);
    }
  }

  private static Headers headers(ByteBuffer buffer) {
    var headers = new RecordHeaders();
    for (int left = buffer.getInt(); left > 0; left--) {
      byte[] name = get(buffer);
      if (name == null) {
        throw new IllegalArgumentException("an in-flight entry has a header without a name");
      }
      headers.add(new String(name, StandardCharsets.UTF_8), get(buffer));
    }
    return headers;
  }

  private static void put(ByteBuffer buffer, byte @Nullable [] bytes) {
    if (bytes == null) {
      buffer.putInt(NULL);
    } else {
      buffer.putInt(bytes.length).put(bytes);
    }
  }

  private static byte @Nullable [] get(ByteBuffer buffer) {
    int length = buffer.getInt();
    if (length == NULL) {
      return null;
    }
    if (length < 0 || length > buffer.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    buffer.get(bytes);
    return bytes;
  }

  private static int size(byte @Nullable [] bytes) {
    return Integer.BYTES + (bytes == null ? 0 : bytes.length);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
