package io.athanor.verify;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The languages that answers are run in: the resources `languages`.
final class Languages {
  private static final ObjectMapper YAML = new YAMLMapper();

  /// In the order of `languages/index.yaml`.
  static final List<Language> ALL =
      read("index.yaml", new TypeReference<List<String>>() {}).stream()
          .map(name -> read(name + ".yaml", new TypeReference<Language>() {}))
          .toList();

  /// The language of a block that names none.
  static final Language DEFAULT = ALL.getFirst();

  private Languages() {}

  /// @param tag as a fence names it, lower case
  static Optional<Language> tagged(String tag) {
    return ALL.stream().filter(language -> language.tags().contains(tag)).findFirst();
  }

  /// @throws IllegalStateException if there is no such resource
  static String harness(String resource) {
    return new String(bytes(resource), StandardCharsets.UTF_8);
  }

  private static <T> T read(String resource, TypeReference<T> type) {
    try {
      return YAML.readValue(bytes(resource), type);
    } catch (IOException e) {
      throw new UncheckedIOException("languages/" + resource + ": " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(String resource) {
    try (var in = Languages.class.getResourceAsStream("/languages/" + resource)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks languages/" + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
