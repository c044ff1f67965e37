package io.athanor.sandbox;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A program of `attacks.yaml`.
///
/// @param ends how it may end; where a wall grants children and another list is given, that
record Attack(
    String name,
    @Nullable String language,
    String source,
    Set<String> ends,
    @Nullable Set<String> endsWithChildren) {

  static List<Attack> all() {
    var yaml =
        YAMLMapper.builder()
            .withConfigOverride(
                Set.class, set -> set.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SET)))
            .build();
    try (var in = Attack.class.getResourceAsStream("/attacks.yaml")) {
      return yaml.readValue(in, new TypeReference<List<Attack>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String in() {
    return language == null ? "python" : language;
  }

  boolean mayEnd(Run.Ending ending, boolean children) {
    var allowed = children && endsWithChildren != null ? endsWithChildren : ends;
    return allowed.contains(ending.name().toLowerCase(Locale.ROOT))
        || allowed.contains("any") && ending.conclusive();
  }
}
