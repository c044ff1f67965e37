package io.athanor.llm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether an endpoint may be called at all.
///
///     open ── a decisive fault, or 5 faults in a row ──► paused ── any answer ──► open
///                                                        │    ▲
///                                                        └────┘ a probe fails: wait twice as long
///
/// While paused, one call at a time is let through as a probe: after 1 s, 2 s, 4 s, then every
/// 8 s, or after what `Retry-After` asked for. News of calls that began before the last turn of events is old:
/// their faults count no more, their answers do.
///
/// No clock, lock or log.
final class Outage {
  static final int STRIKES = 5;
  static final Duration FIRST_PROBE = Duration.ofSeconds(1);

  /// An endpoint that is back is seen to be within this time, and used as before three round trips
  /// later.
  static final Duration SLOWEST_PROBE = Duration.ofSeconds(8);

  private record Pause(
      boolean busy,
      String reason,
      Instant since,
      int failedProbes,
      Instant probeAt,
      boolean probing) {

    Pause probing(boolean under) {
      return new Pause(busy, reason, since, failedProbes, probeAt, under);
    }
  }

  private int epoch;
  private int strikes;
  private @Nullable Pause pause;

  boolean isOn() {
    return pause != null;
  }

  /// Whether the endpoint is there, and had too much to do.
  boolean isOfABusyEndpoint() {
    return pause != null && pause.busy;
  }

  /// Counts pauses and reopenings.
  int epoch() {
    return epoch;
  }

  Optional<EndpointStatus.Pause> pause() {
    return Optional.ofNullable(pause).map(p -> new EndpointStatus.Pause(p.reason, p.since));
  }

  /// Begins a probe, or says how long until one may begin. To be asked only during a pause.
  ///
  /// @return null: it has begun
  Pace.Turn.@Nullable Wait probe(Instant now) {
    if (pause == null || pause.probing) {
      return new Pace.Turn.Wait(null);
    }
    if (now.isBefore(pause.probeAt)) {
      return new Pace.Turn.Wait(Duration.between(now, pause.probeAt));
    }
    pause = pause.probing(true);
    return null;
  }

  /// The endpoint gave a sign of life.
  ///
  /// @return whether that ended a pause
  boolean ends() {
    strikes = 0;
    if (pause == null) {
      return false;
    }
    pause = null;
    epoch++;
    return true;
  }

  /// The endpoint failed, or may have.
  ///
  /// @param decisive whether every call will meet this fault
  /// @return whether it is the first in a row
  boolean strike(Fault fault, boolean decisive, Instant now) {
    if (pause != null) {
      close(fault, pause.since, pause.failedProbes + 1, now);
      return false;
    }
    strikes++;
    if (decisive || strikes >= STRIKES) {
      epoch++;
      close(fault, now, 0, now);
    }
    return strikes == 1;
  }

  /// A call was given up that had begun in this epoch; it may have been the probe.
  void unprobe() {
    if (pause != null) {
      pause = pause.probing(false);
    }
  }

  private void close(Fault fault, Instant since, int failedProbes, Instant now) {
    var wait = FIRST_PROBE.multipliedBy(1L << Math.min(failedProbes, 5));
    if (wait.compareTo(SLOWEST_PROBE) > 0) {
      wait = SLOWEST_PROBE;
    }
    if (fault.after() != null && fault.after().compareTo(wait) > 0) {
      wait = fault.after();
    }
    pause =
        new Pause(
            fault.is(Fault.Bearing.BUSY),
            fault.sentence(),
            since,
            failedProbes,
            now.plus(wait),
            false);
  }
}
