package io.athanor.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/// An Avro value as the JSON one would write by hand: unions unwrapped, enums and strings as text,
/// bytes in base 64.
final class PlainJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PlainJson() {}

  static JsonNode of(@Nullable Object value) {
    return switch (value) {
      case null -> JSON.nullNode();
      case IndexedRecord record -> {
        var node = JSON.objectNode();
        for (var field : record.getSchema().getFields()) {
          node.set(field.name(), of(record.get(field.pos())));
        }
        yield node;
      }
      case Collection<?> items -> {
        var node = JSON.arrayNode();
        items.forEach(item -> node.add(of(item)));
        yield node;
      }
      case Map<?, ?> entries -> {
        var node = JSON.objectNode();
        entries.forEach((key, item) -> node.set(String.valueOf(key), of(item)));
        yield node;
      }
      case Boolean flag -> JSON.booleanNode(flag);
      case Integer number -> JSON.numberNode(number);
      case Long number -> JSON.numberNode(number);
      case Float number -> JSON.numberNode(number);
      case Double number -> JSON.numberNode(number);
      case ByteBuffer bytes -> {
        var copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        yield JSON.textNode(Base64.getEncoder().encodeToString(copy));
      }
      default -> JSON.textNode(value.toString());
    };
  }
}
