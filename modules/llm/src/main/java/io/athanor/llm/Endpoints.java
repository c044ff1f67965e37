package io.athanor.llm;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;

/// All model endpoints of the process. Permits and pauses belong to a model at an address, and are
/// shared by all roles that ask it.
///
/// Safe for many threads.
public final class Endpoints implements AutoCloseable {

  /// @param maxInFlight the most calls under way at once to one model at one address
  public Endpoints(MeterRegistry meters, int maxInFlight) {}

  /// A model for `role` (teacher, judge…): paced, metered, over one HTTP client per base URL.
  public ChatModel model(String role, ModelSettings settings) {
    throw new UnsupportedOperationException("not yet: " + role + settings);
  }

  /// One tiny real call, not paced, to see that the role's model answers at all.
  ///
  /// @return empty if it does, else one sentence: what, where, how to mend it
  /// @throws IllegalArgumentException if no model was asked for under that role
  public Optional<String> check(String role) throws InterruptedException {
    throw new UnsupportedOperationException("not yet: " + role);
  }

  public List<EndpointStatus> statuses() {
    return List.of();
  }

  @Override
  public void close() {}
}
