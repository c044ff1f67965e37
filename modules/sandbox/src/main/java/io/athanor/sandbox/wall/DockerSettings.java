package io.athanor.sandbox.wall;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// In what containers programs run.
///
/// @param image what they are made of; the engine has it already. Programs are in the languages
///   that it has
/// @param runtime of those that the engine knows, such as `runsc` for gVisor; null for its default
public record DockerSettings(String image, @Nullable String runtime) {
  /// What no client takes for an option.
  private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:@-]*");

  private static final Pattern RUNTIME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  public DockerSettings {
    if (image == null || !IMAGE.matcher(image).matches()) {
      throw new IllegalArgumentException(
          "image must name an image of the engine, such as athanor:latest, got \"%s\""
              .formatted(image));
    }
    if (runtime != null && !RUNTIME.matcher(runtime).matches()) {
      throw new IllegalArgumentException(
          "runtime must name a runtime of the engine, such as runsc, got \"%s\""
              .formatted(runtime));
    }
  }
}
