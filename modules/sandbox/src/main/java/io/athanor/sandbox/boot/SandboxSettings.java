package io.athanor.sandbox.boot;

import io.athanor.sandbox.wall.DockerSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which back ends may be used, and how many programs run at once.
///
/// @param places how many programs run at once; the others wait. Default: as many as processors, at
///   least 2
/// @param backends in the order in which they are tried, see [Sandboxes]; default all that need no
///   configuration
/// @param docker what the back end of that name needs; default none
public record SandboxSettings(int places, List<String> backends, @Nullable DockerSettings docker) {

  public static final SandboxSettings DEFAULT =
      new SandboxSettings(
          Math.max(2, Runtime.getRuntime().availableProcessors()),
          List.of("landlock", "bubblewrap"),
          null);

  public SandboxSettings {
    backends = List.copyOf(backends);
    if (places < 1 || places > 1000) {
      throw new IllegalArgumentException("places must be from 1 to 1000, got " + places);
    }
    for (String backend : backends) {
      if (!Sandboxes.NAMES.contains(backend)) {
        throw new IllegalArgumentException(
            "backends must be among %s, got \"%s\"".formatted(Sandboxes.NAMES, backend));
      }
    }
    if (backends.contains(Sandboxes.DOCKER) && docker == null) {
      throw new IllegalArgumentException(
          "backends has docker, which needs docker.image, the image that programs run in, got none");
    }
  }

  /// Without Docker.
  public SandboxSettings(int places, List<String> backends) {
    this(places, backends, null);
  }

  /// With another number of places.
  public SandboxSettings places(int other) {
    return new SandboxSettings(other, backends, docker);
  }
}
