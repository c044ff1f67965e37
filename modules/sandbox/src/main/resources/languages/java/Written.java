package athanor;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/// Values of Java as JSON. Only what is of a type of Java's own is taken for a value: what a class
/// of an answer says that it is counts for nothing.
class Written {

  /// @throws IllegalArgumentException for what JSON does not have
  static String of(Object value) throws ReflectiveOperationException {
    if (value == null) {
      return "null";
    }
    var type = value.getClass();
    if (type == String.class || type == Character.class) {
      return quoted(value.toString());
    }
    if (type == Integer.class
        || type == Long.class
        || type == Short.class
        || type == Byte.class
        || type == Boolean.class
        || type == BigInteger.class
        || type == BigDecimal.class) {
      return value.toString();
    }
    if ((type == Double.class || type == Float.class)
        && Double.isFinite(((Number) value).doubleValue())) {
      return value.toString();
    }
    if (type.isArray()) {
      return array(value);
    }
    if (value instanceof Collection<?> items && !(value instanceof Set)) {
      return array(items.toArray());
    }
    if (value instanceof Map<?, ?> map) {
      return object(map);
    }
    if (type.isRecord()) {
      return record(value);
    }
    throw new IllegalArgumentException(
        "returned "
            + (value instanceof Number ? value : "a " + type.getName())
            + ", which JSON does not have");
  }

  private static String array(Object array) throws ReflectiveOperationException {
    var items = new StringJoiner(",", "[", "]");
    for (int i = 0; i < Array.getLength(array); i++) {
      items.add(of(Array.get(array, i)));
    }
    return items.toString();
  }

  private static String object(Map<?, ?> map) throws ReflectiveOperationException {
    var members = new StringJoiner(",", "{", "}");
    for (var entry : map.entrySet()) {
      var key = of(entry.getKey());
      members.add((key.startsWith("\"") ? key : quoted(key)) + ":" + of(entry.getValue()));
    }
    return members.toString();
  }

  private static String record(Object record) throws ReflectiveOperationException {
    var members = new StringJoiner(",", "{", "}");
    for (var component : record.getClass().getRecordComponents()) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      members.add(quoted(component.getName()) + ":" + of(accessor.invoke(record)));
    }
    return members.toString();
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (char sign : text.toCharArray()) {
      if (sign == '"' || sign == '\\') {
        quoted.append('\\').append(sign);
      } else if (sign < ' ' || Character.isSurrogate(sign)) {
        quoted.append(String.format("\\u%04x", (int) sign));
      } else {
        quoted.append(sign);
      }
    }
    return quoted.append('"').toString();
  }
}
