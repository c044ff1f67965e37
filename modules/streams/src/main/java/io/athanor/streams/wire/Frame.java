package io.athanor.streams.wire;

import java.nio.ByteBuffer;

/// Confluent's frame: a zero, the schema's id as four bytes, big-endian, and the Avro binary.
final class Frame {
  static final int HEADER = 5;

  private Frame() {}

  static byte[] header(int id) {
    return ByteBuffer.allocate(HEADER).put((byte) 0).putInt(id).array();
  }

  /// @throws Unreadable where there is no such frame
  static int id(byte[] value) {
    if (value.length < HEADER) {
      throw new Unreadable(
          "the value has %d bytes, fewer than the %d of a schema frame"
              .formatted(value.length, HEADER));
    }
    if (value[0] != 0) {
      throw new Unreadable(
          "the value has an unknown magic byte: it was not written by an Avro serializer"
              + " that uses a schema registry");
    }
    return ByteBuffer.wrap(value).getInt(1);
  }
}
