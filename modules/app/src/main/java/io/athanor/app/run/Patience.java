package io.athanor.app.run;

import io.athanor.llm.EndpointStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When waiting for an endpoint has lasted long enough.
final class Patience {
  private Patience() {}

  /// The endpoint that has given no good reply for `most` or longer.
  static Optional<EndpointStatus> lost(List<EndpointStatus> endpoints, Duration most, Instant now) {
    return endpoints.stream()
        .filter(endpoint ->
            endpoint
                .pause()
                .filter(pause -> Duration.between(pause.since(), now).compareTo(most) >= 0)
                .isPresent())
        .findFirst();
  }
}
