package io.athanor.rehearsal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;

/// What the model knows, as YAML on the class path.
final class Resource {
  private static final YAMLMapper YAML = new YAMLMapper();

  private Resource() {}

  static <T> T read(String path, TypeReference<T> type) {
    try (var in = Resource.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new FileNotFoundException("no resource " + path);
      }
      return YAML.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
