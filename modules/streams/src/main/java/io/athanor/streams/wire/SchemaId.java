package io.athanor.streams.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.avro.Schema;

/// Ids that follow from the schema itself, so that writers need not agree on the next number.
final class SchemaId {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private SchemaId() {}

  /// The first 31 bits of the SHA-256 of the schema's canonical JSON; never 0, which some clients
  /// take for "none". Two of a thousand schemas share an id with a chance of 1 in 4,300.
  static int of(Schema schema) {
    var first = ByteBuffer.wrap(sha256(canonical(schema))).getInt() & Integer.MAX_VALUE;
    return first == 0 ? 1 : first;
  }

  /// The whole schema, defaults and docs included, its members sorted, without white space.
  static String canonical(Schema schema) {
    try {
      return JSON.writeValueAsString(JSON.readValue(schema.toString(), Object.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro wrote a schema that is not JSON", e);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
