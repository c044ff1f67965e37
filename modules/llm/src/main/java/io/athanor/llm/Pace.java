package io.athanor.llm;

import io.athanor.record.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When one model at one address may be called. Four things say so, each of its own mind: the
/// [Outage] whether at all, the [Permits] how many at once, the [Rate] that was found out and the
/// [Meted] allowance how soon after each other; and the [RetryBudget] holds repeats back.
///
/// A state machine without clock, lock or log: [Gate] holds those.
///
/// ## Who bears a fault
///
/// A 5xx, a timeout or a torn answer among good ones is the record's: there are prompts over which
/// a server trips each time, and they must not be tried for ever. From the second in a row on it is
/// the endpoint's. Requests refused for their content are the record's own affair, but an endpoint
/// that refuses 20 in a row has a fault of its own.
final class Pace {
  static final int REFUSALS = 20;

  /// What a caller may do.
  sealed interface Turn {
    record Go(Ticket ticket) implements Turn {}

    /// @param time how long at most; null: until another call ends
    record Wait(@Nullable Duration time) implements Turn {}

    /// A wait that no call's end makes shorter.
    record Rest(Duration time) implements Turn {}
  }

  /// A call that somebody wants to make.
  ///
  /// @param repeat whether an earlier try of the same record made calls already
  /// @param tokens it is likely to use, at least 1
  record Call(boolean repeat, long tokens) {}

  /// The right to make one call, given back when it ends.
  ///
  /// @param epoch counts pauses and reopenings
  /// @param decreases of permits before it
  /// @param round of the rate in which it began
  /// @param tokens taken for it
  /// @param probe whether it was let through to see if a pause is over
  /// @param paid whether it was within the retry budget
  record Ticket(int epoch, int decreases, int round, long tokens, boolean probe, boolean paid) {}

  private final Outage outage = new Outage();
  private final Rate rate = new Rate();
  private final RetryBudget budget = new RetryBudget();
  private final Permits permits;
  private final Meted meted;
  private int inFlight;
  private int refusals;

  /// Calls that failed during the pause.
  private int lost;

  /// @param ceiling the most calls under way, at least 1
  Pace(int ceiling, Allowance allowance) {
    this.permits = new Permits(ceiling);
    this.meted = new Meted(allowance);
  }

  int inFlight() {
    return inFlight;
  }

  int permits() {
    return permits.count();
  }

  /// Calls a second, as found out; infinite where nothing is known to limit them.
  double rate() {
    return rate.perSecond();
  }

  Optional<EndpointStatus.Pause> pause() {
    return outage.pause();
  }

  /// Whether a repeat may go before first calls.
  boolean letsRepeats() {
    return outage.isOn() || !budget.isSpent();
  }

  /// Takes a permit, or says how long to wait. A repeat that may not go before first calls asks
  /// only where none of those waits.
  Turn admit(Call call, Instant now) {
    if (outage.isOn()) {
      var wait = outage.probe(now);
      return wait == null ? new Turn.Go(let(call, true, nanos(now))) : wait;
    }
    if (inFlight >= permits()) {
      return new Turn.Wait(null);
    }
    long nanos = nanos(now);
    long rest = Math.max(rate.untilNext(nanos), meted.untilNext(nanos));
    if (call.repeat) {
      rest = Math.max(rest, budget.untilRepeat(nanos));
    }
    return rest > 0 ? new Turn.Rest(Duration.ofNanos(rest)) : new Turn.Go(let(call, false, nanos));
  }

  private Ticket let(Call call, boolean probe, long now) {
    inFlight++;
    rate.let(now);
    meted.let(call.tokens, now);
    boolean paid = true;
    if (!call.repeat) {
      budget.first(now);
    } else {
      paid = !probe && budget.repeat(now);
    }
    return new Ticket(outage.epoch(), permits.decreases(), rate.round(), call.tokens, probe, paid);
  }

  /// The call brought a reply.
  ///
  /// @param usage its tokens; none where the endpoint does not count
  void answered(Ticket ticket, Usage usage, Headroom headroom, Instant now) {
    inFlight--;
    refusals = 0;
    long nanos = nanos(now);
    long used = usage.getPromptTokens() + usage.getCompletionTokens();
    meted.settle(ticket.tokens, used == 0 ? ticket.tokens : used, nanos);
    boolean limited = rate.limits();
    rate.told(headroom, ticket.round, nanos);
    climbOnceLimited(limited);
    well(ticket);
  }

  /// The call brought a fault.
  ///
  /// @return whether the endpoint is to blame for it
  boolean faulted(Ticket ticket, Fault fault, Instant now) {
    inFlight--;
    long nanos = nanos(now);
    if (fault.isBeforeTheModel()) {
      meted.settle(ticket.tokens, 0, nanos);
    }
    if (fault.is(Fault.Bearing.RECORD)) {
      boolean telling = fault.kind() == Fault.Kind.REJECTED || fault.kind() == Fault.Kind.EMPTY;
      refusals = telling ? refusals + 1 : 0;
      if (refusals < REFUSALS) {
        well(ticket);
        return false;
      }
    }
    boolean limited = rate.limits();
    if (fault.kind() == Fault.Kind.RATE_LIMITED) {
      rate.refused(ticket.round, nanos);
    }
    boolean old = ticket.epoch != outage.epoch();
    boolean first = false;
    if (!old) {
      boolean decisive = fault.is(Fault.Bearing.DECISIVE) || refusals >= REFUSALS;
      first = outage.strike(fault, decisive, now);
      count(ticket, fault.is(Fault.Bearing.BUSY));
    }
    climbOnceLimited(limited);
    if (ticket.paid) {
      owe(fault, limited);
    }
    return !first || !fault.mayBeTheRecords();
  }

  /// The call was given up by its caller: it says nothing about the endpoint.
  void abandoned(Ticket ticket) {
    inFlight--;
    if (ticket.epoch == outage.epoch()) {
      outage.unprobe();
    }
  }

  private void owe(Fault fault, boolean limited) {
    if (fault.kind() == Fault.Kind.RATE_LIMITED && !limited) {
      budget.owe(1);
    } else if (outage.isOn()) {
      lost++;
    }
  }

  private void well(Ticket ticket) {
    boolean busy = outage.isOfABusyEndpoint();
    if (outage.ends()) {
      permits.restart(busy);
      // Where an old call ends it, it was no outage but chance.
      budget.owe(ticket.probe ? lost : 0);
      lost = 0;
    } else {
      count(ticket, false);
    }
  }

  private void count(Ticket ticket, boolean busy) {
    if (!outage.isOn()
        && ticket.decreases == permits.decreases()
        && ticket.epoch == outage.epoch()) {
      permits.ended(busy);
    }
  }

  /// It was the rate that held calls back, not their number.
  private void climbOnceLimited(boolean before) {
    if (rate.limits() && !before) {
      permits.climb();
    }
  }

  private static long nanos(Instant now) {
    return now.getEpochSecond() * 1_000_000_000 + now.getNano();
  }
}
