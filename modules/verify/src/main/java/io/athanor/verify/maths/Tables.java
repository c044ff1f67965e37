package io.athanor.verify.maths;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Reads the resources `maths/*.yaml`.
final class Tables {

  private Tables() {}

  /// @throws IllegalStateException if there is no such resource
  static <T> T read(String name, TypeReference<T> type) {
    try (var in = Tables.class.getResourceAsStream("/maths/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks maths/" + name);
      }
      return new YAMLMapper().readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException("maths/" + name + ": " + e.getMessage(), e);
    }
  }
}
