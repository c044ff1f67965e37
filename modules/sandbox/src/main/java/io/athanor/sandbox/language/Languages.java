package io.athanor.sandbox.language;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The languages that programs are run in: the resources `languages`.
public final class Languages {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .withConfigOverride(List.class, Languages::absentIsEmpty)
          .withConfigOverride(Set.class, Languages::absentIsEmpty)
          .build();

  /// In the order of `languages/index.yaml`.
  public static final List<Language> ALL =
      read("index.yaml", new TypeReference<List<String>>() {}).stream()
          .map(name -> read(name + ".yaml", new TypeReference<Language>() {}))
          .toList();

  /// The language of a block that names none, and of the self-test.
  public static final Language DEFAULT = ALL.getFirst();

  private Languages() {}

  /// @param tag as a fence names it, lower case
  public static Optional<Language> tagged(String tag) {
    return ALL.stream().filter(language -> language.tags().contains(tag)).findFirst();
  }

  public static Optional<Language> named(String name) {
    return ALL.stream().filter(language -> language.name().equals(name)).findFirst();
  }

  /// The text of a resource beside the languages.
  ///
  /// @throws IllegalStateException if there is no such resource
  public static String harness(String resource) {
    return new String(bytes(resource), StandardCharsets.UTF_8);
  }

  /// What a resource is called as a file.
  public static String fileName(String resource) {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }

  private static void absentIsEmpty(MutableConfigOverride collection) {
    collection.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
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
