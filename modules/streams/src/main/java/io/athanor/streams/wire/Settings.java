package io.athanor.streams.wire;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the settings of serializer and deserializer, which come as text or as values.
final class Settings {
  private Settings() {}

  static Optional<String> text(Map<String, ?> config, String key) {
    return Optional.ofNullable(config.get(key))
        .map(v -> v.toString().strip())
        .filter(v -> !v.isEmpty());
  }

  static boolean flag(Map<String, ?> config, String key, boolean byDefault) {
    return switch (text(config, key).orElse(Boolean.toString(byDefault))) {
      case "true" -> true;
      case "false" -> false;
      case String other ->
          throw new IllegalArgumentException(
              key + " is \"" + other + "\"; it can be true or false");
    };
  }

  static SchemaRegistry configured(@Nullable SchemaRegistry registry, Object owner) {
    if (registry == null) {
      throw new IllegalStateException(
          owner.getClass().getSimpleName() + " was not configured before its use");
    }
    return registry;
  }
}
