package io.athanor.sandbox.wall;

import java.time.Duration;

/// What a program has used so far.
///
/// @param cpu processor time of all its processes, as far as known
/// @param peakBytes the most memory it had at once, as far as known
/// @param outOfMemory whether it had more than its limit
public record Consumption(Duration cpu, long peakBytes, boolean outOfMemory) {
  /// Nothing that anybody knows of.
  public static final Consumption NONE = new Consumption(Duration.ZERO, 0, false);
}
