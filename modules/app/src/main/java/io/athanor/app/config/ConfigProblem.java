package io.athanor.app.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/// What is wrong with a configuration, in words.
///
/// @param at the key
record ConfigProblem(JsonPointer at, String sentence) {

  static ConfigProblem of(JsonMappingException e) {
    var at = pointer(e);
    return switch (e) {
      case UnrecognizedPropertyException unknown -> new ConfigProblem(at, unknown(unknown, at));
      case InvalidFormatException wrong ->
          new ConfigProblem(
              at,
              "%s must be %s, got \"%s\""
                  .formatted(name(at), kind(wrong.getTargetType()), wrong.getValue()));
      case MismatchedInputException wrong ->
          new ConfigProblem(at, name(at) + " must be " + kind(wrong.getTargetType()));
      default -> refusedByRecord(e, at);
    };
  }

  private static String unknown(UnrecognizedPropertyException e, JsonPointer at) {
    var section = at.head() == null || at.head().matches() ? "" : " in " + name(at.head());
    var keys = e.getKnownPropertyIds() == null ? java.util.List.of() : e.getKnownPropertyIds();
    return "there is no key \"%s\"%s; %s"
        .formatted(e.getPropertyName(), section, hint(e.getPropertyName(), keys));
  }

  private static String hint(String given, Collection<?> keys) {
    var distance = new LevenshteinDistance();
    var names = keys.stream().map(Object::toString).sorted().toList();
    return names.stream()
        .filter(name -> distance.apply(name, given) <= Math.max(2, name.length() / 3))
        .min((a, b) -> distance.apply(a, given) - distance.apply(b, given))
        .map(near -> "did you mean \"" + near + "\"?")
        .orElse("there are " + String.join(", ", names));
  }

  /// A record's own sentence starts with the key it is about.
  private static ConfigProblem refusedByRecord(JsonMappingException e, JsonPointer at) {
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String sentence = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    String first = sentence.replaceFirst("[^A-Za-z-].*", "");
    String key = PropertyNamingStrategies.KebabCaseStrategy.INSTANCE.translate(first);
    String section = at.matches() || sentence.startsWith(name(at)) ? "" : name(at) + ": ";
    return new ConfigProblem(
        at.appendProperty(key), section + key + sentence.substring(first.length()));
  }

  private static JsonPointer pointer(JsonMappingException e) {
    var at = JsonPointer.empty();
    for (var step : e.getPath()) {
      at =
          step.getFieldName() != null
              ? at.appendProperty(step.getFieldName())
              : at.appendIndex(step.getIndex());
    }
    return at;
  }

  private static String name(JsonPointer at) {
    return at.matches() ? "the file" : at.toString().substring(1).replace('/', '.');
  }

  private static String kind(@Nullable Class<?> type) {
    if (type == null) {
      return "something else";
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (type == int.class || type == short.class || type == long.class || type == Integer.class) {
      return "a whole number";
    }
    if (type == double.class || type == Double.class) {
      return "a number";
    }
    if (type == URI.class) {
      return "an address such as http://localhost:8000/v1";
    }
    return type == String.class ? "text" : "a section of keys";
  }
}
