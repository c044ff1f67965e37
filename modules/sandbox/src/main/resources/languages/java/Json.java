package athanor;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON that is known to be well formed: maps, lists, strings, whole numbers as BigInteger,
/// others as BigDecimal, truth values, null.
class Json {
  private final String text;
  private int at;

  Json(String text) {
    this.text = text;
  }

  Object read() {
    skipBlanks();
    return switch (text.charAt(at)) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, Object> object() {
    var object = new LinkedHashMap<String, Object>();
    at++;
    while (!ends('}')) {
      var key = string();
      ends(':');
      object.put(key, read());
      ends(',');
    }
    return object;
  }

  private List<Object> array() {
    var array = new ArrayList<Object>();
    at++;
    while (!ends(']')) {
      array.add(read());
      ends(',');
    }
    return array;
  }

  /// Whether this sign is next; it is then behind.
  private boolean ends(char sign) {
    skipBlanks();
    if (text.charAt(at) != sign) {
      return false;
    }
    at++;
    skipBlanks();
    return true;
  }

  private String string() {
    var string = new StringBuilder();
    at++;
    for (char sign = text.charAt(at++); sign != '"'; sign = text.charAt(at++)) {
      string.append(sign == '\\' ? escaped() : sign);
    }
    return string.toString();
  }

  private char escaped() {
    char sign = text.charAt(at++);
    switch (sign) {
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case 'u':
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
      default:
        return sign;
    }
  }

  private Object word(String word, Object value) {
    at += word.length();
    return value;
  }

  private Object number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    var number = text.substring(start, at);
    return number.matches("-?\\d+") ? new BigInteger(number) : (Object) new BigDecimal(number);
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
