package io.athanor.llm;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/// The providers known by name: `providers.yaml`.
public final class Providers {
  private static final List<Provider> ALL = read();

  private Providers() {}

  /// In the order of the resource.
  public static List<Provider> all() {
    return ALL;
  }

  /// @throws IllegalArgumentException if there is none of that name; it lists those there are
  public static Provider named(String name) {
    return ALL.stream()
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unknown provider "
                    + name
                    + "; known are "
                    + names()
                    + "; any other endpoint is reached by its base URL"));
  }

  private static String names() {
    return ALL.stream().map(Provider::name).collect(Collectors.joining(", "));
  }

  private static List<Provider> read() {
    try (var in = Providers.class.getResourceAsStream("/providers.yaml")) {
      return List.copyOf(
          YAMLMapper.builder()
              .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
              .build()
              .readValue(in, new TypeReference<List<Provider>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("providers.yaml", e);
    }
  }
}
