package io.athanor.llm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How many calls one model at one address may have under way, and whether it may be called at all.
/// A state machine without clock, lock or log: [Gate] holds those.
///
/// ## Permits
///
/// Additive increase, multiplicative decrease (as TCP, RFC 5681). It begins at 8 and adds one for
/// each answer, which doubles them per round trip, until the endpoint first says that it is busy
/// (429, 503, timeout); from then on one for each window of answers. A window in which a tenth of
/// the calls, and three at least, met a busy endpoint takes away three tenths of the permits it
/// began with. A lone 429 among many answers costs nothing: it is the weather, not the limit.
///
/// ## Pause
///
///     open ── a decisive fault, or 5 faults in a row ──► paused ── any answer ──► open, 8 permits
///                                                        │    ▲
///                                                        └────┘ a probe fails: wait twice as long
///
/// While paused, one call at a time is let through as a probe: after 1 s, 2 s, 4 s, then every 8 s, or after
/// what `Retry-After` asked for. News of calls that began before the last turn of events is old:
/// their faults count no more, their answers do.
///
/// ## Who bears a fault
///
/// A 5xx, a timeout or a torn answer among good ones is the record's: there are prompts over which
/// a server trips each time, and they must not be tried for ever. From the second in a row on it is
/// the endpoint's. Requests refused for their content are the record's own affair, but an endpoint
/// that refuses 20 in a row has a fault of its own.
final class Pace {
  static final int START = 8;
  static final int STRIKES = 5;
  static final int REFUSALS = 20;
  static final Duration FIRST_PROBE = Duration.ofSeconds(1);

  /// An endpoint that is back is seen to be within this time, and 1,000 calls at 500 ms are under
  /// way again 4 s later.
  static final Duration SLOWEST_PROBE = Duration.ofSeconds(8);

  private static final double DECREASE = 0.7;
  private static final int SMALLEST_WINDOW = 20;
  private static final int FEWEST_BUSY = 3;
  private static final double BUSY_SHARE = 0.1;

  /// What a caller may do.
  sealed interface Turn {
    record Go(Ticket ticket) implements Turn {}

    /// @param time how long at most; null: until another call ends
    record Wait(@Nullable Duration time) implements Turn {}
  }

  /// The right to make one call, given back when it ends.
  ///
  /// @param epoch counts pauses and reopenings
  /// @param window counts decreases
  record Ticket(int epoch, int window) {}

  private record Pause(
      String reason, Instant since, int failedProbes, Instant probeAt, boolean probing) {

    Pause probe() {
      return new Pause(reason, since, failedProbes, probeAt, true);
    }

    Pause unprobed() {
      return new Pause(reason, since, failedProbes, probeAt, false);
    }
  }

  private final int ceiling;
  private double permits;
  private boolean climbing = true;
  private int inFlight;
  private int epoch;
  private int window;
  private double windowPermits;
  private int windowCalls;
  private int windowBusy;
  private int strikes;
  private int refusals;
  private @Nullable Pause pause;

  /// @param ceiling the most calls under way, at least 1
  Pace(int ceiling) {
    if (ceiling < 1) {
      throw new IllegalArgumentException("max in flight: at least 1, got " + ceiling);
    }
    this.ceiling = ceiling;
    this.permits = Math.min(START, ceiling);
    this.windowPermits = permits;
  }

  int inFlight() {
    return inFlight;
  }

  int permits() {
    return (int) permits;
  }

  Optional<EndpointStatus.Pause> pause() {
    return Optional.ofNullable(pause).map(p -> new EndpointStatus.Pause(p.reason, p.since));
  }

  /// Takes a permit, or says how long to wait. Limits per minute belong here.
  Turn admit(Instant now) {
    if (pause != null) {
      if (pause.probing) {
        return new Turn.Wait(null);
      }
      if (now.isBefore(pause.probeAt)) {
        return new Turn.Wait(Duration.between(now, pause.probeAt));
      }
      pause = pause.probe();
    } else if (inFlight >= permits()) {
      return new Turn.Wait(null);
    }
    inFlight++;
    return new Turn.Go(new Ticket(epoch, window));
  }

  /// The call brought a reply.
  void answered(Ticket ticket) {
    inFlight--;
    refusals = 0;
    well(ticket);
  }

  /// The call brought a fault.
  ///
  /// @return whether the endpoint is to blame for it
  boolean faulted(Ticket ticket, Fault fault, Instant now) {
    inFlight--;
    if (fault.is(Fault.Bearing.RECORD)) {
      boolean telling = fault.kind() == Fault.Kind.REJECTED || fault.kind() == Fault.Kind.EMPTY;
      refusals = telling ? refusals + 1 : 0;
      if (refusals < REFUSALS) {
        well(ticket);
        return false;
      }
    }
    if (ticket.epoch != epoch) {
      return true;
    }
    if (pause != null) {
      close(fault, pause.since, pause.failedProbes + 1, now);
      return true;
    }
    boolean lone = strikes == 0;
    strikes++;
    if (fault.is(Fault.Bearing.DECISIVE) || strikes >= STRIKES || refusals >= REFUSALS) {
      epoch++;
      close(fault, now, 0, now);
    } else {
      count(ticket, fault.is(Fault.Bearing.BUSY));
    }
    return !lone || !fault.mayBeTheRecords();
  }

  /// The call was given up by its caller: it says nothing about the endpoint.
  void abandoned(Ticket ticket) {
    inFlight--;
    if (pause != null && ticket.epoch == epoch) {
      pause = pause.unprobed();
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
    pause = new Pause(fault.sentence(), since, failedProbes, now.plus(wait), false);
  }

  private void well(Ticket ticket) {
    strikes = 0;
    if (pause == null) {
      count(ticket, false);
      return;
    }
    pause = null;
    epoch++;
    permits = Math.min(permits, START);
    climbing = true;
    newWindow();
  }

  private void count(Ticket ticket, boolean busy) {
    if (ticket.window != window || ticket.epoch != epoch) {
      return;
    }
    windowCalls++;
    windowBusy += busy ? 1 : 0;
    int size = Math.max(SMALLEST_WINDOW, (int) windowPermits);
    if (windowBusy >= Math.max(FEWEST_BUSY, size * BUSY_SHARE)) {
      permits = Math.max(1, windowPermits * DECREASE);
      climbing = false;
      newWindow();
      return;
    }
    if (climbing && !busy) {
      permits = Math.min(ceiling, permits + 1);
    }
    if (windowCalls >= size) {
      permits = Math.min(ceiling, permits + (climbing ? 0 : 1));
      windowPermits = permits;
      windowCalls = 0;
      windowBusy = 0;
    }
  }

  private void newWindow() {
    window++;
    windowPermits = permits;
    windowCalls = 0;
    windowBusy = 0;
  }
}
