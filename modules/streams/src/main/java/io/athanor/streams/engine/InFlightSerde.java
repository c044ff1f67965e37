package io.athanor.streams.engine;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/// [InFlight] in bytes, big-endian: version 2 (1) · attempts (4) · first, last time (8 each).
final class InFlightSerde implements Serde<InFlight> {
  private static final byte VERSION = 2;
  private static final int SIZE = 1 + Integer.BYTES + 2 * Long.BYTES;

  @Override
  public Serializer<InFlight> serializer() {
    return (topic, entry) -> entry == null ? null : encode(entry);
  }

  @Override
  public Deserializer<InFlight> deserializer() {
    return (topic, bytes) -> bytes == null ? null : decode(bytes);
  }

  static byte[] encode(InFlight entry) {
    return ByteBuffer.allocate(SIZE)
        .put(VERSION)
        .putInt(entry.attempts())
        .putLong(entry.firstTime())
        .putLong(entry.lastTime())
        .array();
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
      return new InFlight(buffer.getInt(), buffer.getLong(), buffer.getLong());
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException(
          "an in-flight entry of " + bytes.length + " bytes is cut short", e);
    }
  }
}
