package io.athanor.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.regex.Pattern;

/// A value from a language whose scalars have no type, with the types that are expected: text that
/// is a number where a number is, a number's text where text is, and 1, 0 and "" where a truth
/// value is. What does not fit stays as it was. Pure.
final class Retyped {
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,999})");
  private static final Pattern NUMBER =
      Pattern.compile(WHOLE.pattern() + "(\\.\\d{1,999})?([eE][+-]?\\d{1,9})?");

  private Retyped() {}

  static JsonNode as(JsonNode expected, JsonNode got) {
    return switch (expected.getNodeType()) {
      case NUMBER -> got.isTextual() ? number(got) : got;
      case STRING -> got.isNumber() ? TextNode.valueOf(got.asText()) : got;
      case BOOLEAN -> truth(got);
      case ARRAY -> got.isArray() ? array(expected, got) : got;
      case OBJECT -> got.isObject() ? object(expected, got) : got;
      default -> got;
    };
  }

  /// As JSON writes it, and no longer than a JSON parser would take it.
  private static JsonNode number(JsonNode node) {
    var text = node.textValue();
    if (!NUMBER.matcher(text).matches()) {
      return node;
    }
    return WHOLE.matcher(text).matches()
        ? BigIntegerNode.valueOf(new BigInteger(text))
        : DoubleNode.valueOf(Double.parseDouble(text));
  }

  private static JsonNode truth(JsonNode got) {
    return switch (got.asText()) {
      case "1" -> BooleanNode.TRUE;
      case "0", "" -> got.isContainerNode() ? got : BooleanNode.FALSE;
      default -> got;
    };
  }

  private static JsonNode array(JsonNode expected, JsonNode got) {
    var array = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < got.size(); i++) {
      array.add(as(expected.path(i), got.get(i)));
    }
    return array;
  }

  private static JsonNode object(JsonNode expected, JsonNode got) {
    var object = JsonNodeFactory.instance.objectNode();
    got.propertyStream()
        .forEach(e -> object.set(e.getKey(), as(expected.path(e.getKey()), e.getValue())));
    return object;
  }
}
