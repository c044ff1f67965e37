package athanor;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;

/// Values of JSON as those of Java, and back.
class Values {
  private static final List<Class<?>> NARROW =
      List.of(
          boolean.class,
          char.class,
          int.class,
          long.class,
          double.class,
          Integer.class,
          Long.class,
          Double.class,
          String.class);

  /// Smaller for what takes less.
  static int width(Class<?> type) {
    int place = NARROW.indexOf(type);
    return place >= 0 ? place : type == Object.class ? 2 * NARROW.size() : NARROW.size();
  }

  static Object as(Type type, Object value) throws Unfit {
    if (type instanceof Class<?> plain) {
      return plain.isArray()
          ? array(plain.getComponentType(), plain.getComponentType(), value)
          : plain(plain, value);
    }
    if (type instanceof GenericArrayType array) {
      return array(raw(array.getGenericComponentType()), array.getGenericComponentType(), value);
    }
    if (type instanceof ParameterizedType generic) {
      return generic((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), value);
    }
    return as(bound(type), value);
  }

  private static Type bound(Type type) {
    return type instanceof WildcardType wild
        ? wild.getUpperBounds()[0]
        : ((TypeVariable<?>) type).getBounds()[0];
  }

  private static Class<?> raw(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    if (type instanceof GenericArrayType array) {
      return raw(array.getGenericComponentType()).arrayType();
    }
    return raw(bound(type));
  }

  private static Object plain(Class<?> type, Object value) throws Unfit {
    if (value == null) {
      if (type.isPrimitive()) {
        throw unfit(type, value);
      }
      return null;
    }
    if (type == boolean.class || type == Boolean.class) {
      return checked(Boolean.class, type, value);
    }
    if (type == char.class || type == Character.class) {
      var text = (String) checked(String.class, type, value);
      if (text.length() != 1) {
        throw unfit(type, value);
      }
      return text.charAt(0);
    }
    if (type == String.class || type == CharSequence.class) {
      return checked(String.class, type, value);
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return number(type, value);
    }
    if (value instanceof Map || value instanceof List) {
      var open =
          value instanceof Map
              ? new Type[] {Object.class, Object.class}
              : new Type[] {Object.class};
      return generic(
          type == Object.class ? (value instanceof Map ? Map.class : List.class) : type,
          open,
          value);
    }
    if (type == Object.class || type == Comparable.class) {
      return natural(value);
    }
    throw unfit(type, value);
  }

  private static Object natural(Object value) {
    if (value instanceof BigDecimal number) {
      return number.doubleValue();
    }
    if (value instanceof BigInteger number) {
      return number.bitLength() < 32
          ? (Object) number.intValue()
          : number.bitLength() < 64 ? (Object) number.longValue() : number;
    }
    return value;
  }

  private static Object number(Class<?> type, Object value) throws Unfit {
    if (!(value instanceof Number)) {
      throw unfit(type, value);
    }
    var number = new BigDecimal(value.toString());
    try {
      if (type == int.class || type == Integer.class) {
        return number.intValueExact();
      }
      if (type == long.class || type == Long.class) {
        return number.longValueExact();
      }
      if (type == short.class || type == Short.class) {
        return number.shortValueExact();
      }
      if (type == byte.class || type == Byte.class) {
        return number.byteValueExact();
      }
      if (type == BigInteger.class) {
        return number.toBigIntegerExact();
      }
    } catch (ArithmeticException e) {
      throw unfit(type, value);
    }
    if (type == double.class || type == Double.class) {
      return number.doubleValue();
    }
    if (type == float.class || type == Float.class) {
      return number.floatValue();
    }
    if (type == BigDecimal.class) {
      return number;
    }
    if (type == Number.class) {
      return natural(value);
    }
    throw unfit(type, value);
  }

  private static Object array(Class<?> raw, Type item, Object value) throws Unfit {
    if (value == null) {
      return null;
    }
    var items = (List<?>) checked(List.class, raw.arrayType(), value);
    var array = Array.newInstance(raw, items.size());
    for (int i = 0; i < items.size(); i++) {
      Array.set(array, i, as(item, items.get(i)));
    }
    return array;
  }

  private static Object generic(Class<?> type, Type[] of, Object value) throws Unfit {
    if (value == null) {
      return null;
    }
    if (Map.class.isAssignableFrom(type)) {
      var entries = (Map<?, ?>) checked(Map.class, type, value);
      var map = fitting(type, List.of(new LinkedHashMap<>(), new HashMap<>(), new TreeMap<>()));
      for (var entry : entries.entrySet()) {
        map.put(key(of[0], (String) entry.getKey()), as(of[1], entry.getValue()));
      }
      return map;
    }
    var items = (List<?>) checked(List.class, type, value);
    var collection =
        fitting(
            type,
            List.of(
                new ArrayList<>(),
                new LinkedList<>(),
                new LinkedHashSet<>(),
                new HashSet<>(),
                new TreeSet<>(),
                new ArrayDeque<>(),
                new PriorityQueue<>()));
    for (var item : items) {
      collection.add(as(of[0], item));
    }
    return collection;
  }

  private static <T> T fitting(Class<?> type, List<? extends T> kinds) throws Unfit {
    for (var kind : kinds) {
      if (type.isInstance(kind)) {
        return kind;
      }
    }
    throw new Unfit("a " + type.getSimpleName() + " cannot be made from JSON");
  }

  /// A key of JSON is text, whatever it stands for.
  private static Object key(Type type, String key) throws Unfit {
    boolean number = type instanceof Class<?> plain && Number.class.isAssignableFrom(plain);
    return as(type, number && key.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(key) : key);
  }

  private static Object checked(Class<?> kind, Class<?> type, Object value) throws Unfit {
    if (!kind.isInstance(value)) {
      throw unfit(type, value);
    }
    return value;
  }

  private static Unfit unfit(Class<?> type, Object value) {
    return new Unfit(value + " is no " + type.getSimpleName());
  }
}
