package io.athanor.sandbox.boot;

import java.util.List;

/// Which back ends may be used, and how many programs run at once.
///
/// @param places how many programs run at once; the others wait. Default: as many as processors, at
///   least 2
/// @param backends in the order in which they are tried, see [Sandboxes]; default all that need no
///   configuration
public record SandboxSettings(int places, List<String> backends) {

  public static final SandboxSettings DEFAULT =
      new SandboxSettings(
          Math.max(2, Runtime.getRuntime().availableProcessors()),
          List.of("landlock", "bubblewrap"));

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
  }

  /// With another number of places.
  public SandboxSettings places(int other) {
    return new SandboxSettings(other, backends);
  }
}
