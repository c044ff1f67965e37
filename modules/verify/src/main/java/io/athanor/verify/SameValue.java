package io.athanor.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.stream.IntStream;

/// When a returned value is the expected one: by type and value. Pure.
///
/// | expected | returned |
/// | --- | --- |
/// | whole number | a number of exactly that value; 1.0 is 1 |
/// | number with a fraction | a number within 1e-9 of it, relatively, or 1e-12 absolutely |
/// | `true`, `null`, text | the same; `true` is not 1, and 1 is not "1" |
/// | array | a list or tuple of the same values in the same order |
/// | object | a dictionary with the same keys and values; whole-number keys count as text |
final class SameValue {
  private static final BigDecimal RELATIVE = new BigDecimal("1e-9");
  private static final BigDecimal ABSOLUTE = new BigDecimal("1e-12");

  private SameValue() {}

  static boolean of(JsonNode expected, JsonNode got) {
    return switch (expected.getNodeType()) {
      case NUMBER -> got.isNumber() && numbers(expected, got);
      case ARRAY -> got.isArray() && arrays(expected, got);
      case OBJECT -> got.isObject() && objects(expected, got);
      default -> expected.equals(got);
    };
  }

  /// A number too large for a double is read as infinity, which no decimal is.
  private static boolean numbers(JsonNode expected, JsonNode got) {
    if (!Double.isFinite(expected.doubleValue()) || !Double.isFinite(got.doubleValue())) {
      return expected.equals(got);
    }
    var value = expected.decimalValue();
    var distance = value.subtract(got.decimalValue()).abs();
    if (expected.isIntegralNumber()) {
      return distance.signum() == 0;
    }
    return distance.compareTo(RELATIVE.multiply(value.abs()).max(ABSOLUTE)) <= 0;
  }

  private static boolean arrays(JsonNode expected, JsonNode got) {
    return expected.size() == got.size()
        && IntStream.range(0, expected.size()).allMatch(i -> of(expected.get(i), got.get(i)));
  }

  private static boolean objects(JsonNode expected, JsonNode got) {
    return expected.size() == got.size()
        && expected
            .propertyStream()
            .allMatch(e -> got.has(e.getKey()) && of(e.getValue(), got.get(e.getKey())));
  }
}
