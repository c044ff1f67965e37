package io.athanor.llm;

import java.time.Instant;
import java.util.Optional;

/// How a model at an endpoint is doing.
///
/// @param address the base URL
/// @param model the model asked for
/// @param inFlight calls under way
/// @param permits calls that may be under way at once, as it stands now
/// @param rate calls a second that it is found to take; infinite where nothing is known to limit
///   them
/// @param repeatsWaiting calls that repeat an earlier try of their record and wait for their turn
/// @param pause present while the endpoint gives no good reply and all callers wait
public record EndpointStatus(
    String address,
    String model,
    int inFlight,
    int permits,
    double rate,
    int repeatsWaiting,
    Optional<Pause> pause) {

  /// @param reason the latest fault, one sentence
  /// @param since when the last good reply had failed to come; probes that fail do not move it
  public record Pause(String reason, Instant since) {}
}
