package io.athanor.llm;

import io.athanor.llm.Fault.Kind;
import io.athanor.llm.Pace.Call;
import io.athanor.llm.Pace.Ticket;
import io.athanor.llm.Pace.Turn;
import io.athanor.record.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Callers of one endpoint on a clock of its own: each asks again as soon as it has its reply, and
/// repeats what failed after the second that the server asked it to wait.
final class Simulation {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration LATEST_WAKING = Duration.ofMillis(1);

  /// What the server does with a call.
  interface Server {
    /// @return null: it answers
    @Nullable Kind takes(Instant now);

    default Headroom headroom() {
      return Headroom.UNTOLD;
    }

    default long tokens() {
      return 0;
    }
  }

  /// What happened since it was last looked at.
  static final class Tally {
    long firsts;
    long repeats;
    long answered;
    long refused;
    long failed;
    long tokens;

    long calls() {
      return firsts + repeats;
    }
  }

  private record Event(Instant at, long order, Runnable then) {}

  private final Pace pace;
  private final Server server;
  private final Duration latency;
  private final long estimate;
  private final Random random = new Random(11);
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          (a, b) -> a.at.equals(b.at) ? Long.compare(a.order, b.order) : a.at.compareTo(b.at));
  private Instant now = Instant.parse("2026-11-25T12:00:00Z");
  private long order;
  private int firstsWaiting;
  private int repeatsWaiting;
  private Duration refusedAfter = Duration.ofMillis(50);
  private boolean othersCome;
  private Tally tally = new Tally();

  Simulation(Pace pace, Server server, int callers, Duration latency, long estimate) {
    this.pace = pace;
    this.server = server;
    this.firstsWaiting = callers;
    this.latency = latency;
    this.estimate = estimate;
  }

  /// A refusal takes as long as an answer.
  void refuseLate() {
    refusedAfter = latency;
  }

  /// Whose call failed no longer keeps others from coming.
  void letOthersCome() {
    othersCome = true;
  }

  /// Nobody makes first calls any more.
  void endFirsts() {
    othersCome = false;
    firstsWaiting = Integer.MIN_VALUE / 2;
  }

  int repeatsWaiting() {
    return repeatsWaiting;
  }

  Tally run(Duration time) {
    tally = new Tally();
    var end = now.plus(time);
    while (true) {
      var wake = admitted();
      var next = events.peek();
      if (next != null && (wake == null || next.at.isBefore(wake))) {
        wake = next.at;
      }
      if (wake == null || wake.isAfter(end)) {
        now = end;
        return tally;
      }
      now = wake;
      while (!events.isEmpty() && !events.element().at.isAfter(now)) {
        events.remove().then.run();
      }
    }
  }

  /// Lets all go who may.
  ///
  /// @return when the next may; null: when another call ends
  private @Nullable Instant admitted() {
    while (firstsWaiting > 0 || repeatsWaiting > 0) {
      boolean repeat = repeatsWaiting > 0 && (pace.letsRepeats() || firstsWaiting <= 0);
      switch (pace.admit(new Call(repeat, estimate), now)) {
        case Turn.Go(var ticket) -> go(ticket, repeat);
        case Turn.Rest(var rest) -> {
          return now.plus(rest).plusNanos(random.nextLong(LATEST_WAKING.toNanos()));
        }
        case Turn.Wait(var wait) -> {
          return wait == null ? null : now.plus(wait);
        }
      }
    }
    return null;
  }

  private void go(Ticket ticket, boolean repeat) {
    if (repeat) {
      tally.repeats++;
      repeatsWaiting--;
    } else {
      tally.firsts++;
      firstsWaiting--;
    }
    var kind = server.takes(now);
    var headroom = server.headroom();
    if (kind == null) {
      tally.answered++;
      long tokens = server.tokens();
      tally.tokens += tokens;
      in(
          latency,
          () -> {
            var usage = Usage.newBuilder().setCompletionTokens(tokens).build();
            pace.answered(ticket, usage, headroom, now);
            firstsWaiting += repeat && othersCome ? 0 : 1;
          });
      return;
    }
    boolean limited = kind == Kind.RATE_LIMITED;
    tally.refused += limited ? 1 : 0;
    tally.failed += limited ? 0 : 1;
    in(
        limited ? refusedAfter : latency,
        () -> {
          pace.faulted(ticket, new Fault(kind, kind.name(), limited ? RETRY_AFTER : null), now);
          in(RETRY_AFTER, () -> repeatsWaiting++);
          firstsWaiting += othersCome ? 1 : 0;
        });
  }

  private void in(Duration time, Runnable then) {
    events.add(new Event(now.plus(time), order++, then));
  }

  /// A server that lets calls through at a rate, and a burst of them at once.
  static final class Bucket implements Server {
    private double perSecond;
    private final double burst;
    private final boolean tells;
    private double left;
    private Instant at = Instant.MIN;

    Bucket(double perSecond, double burst, boolean tells) {
      this.perSecond = perSecond;
      this.burst = burst;
      this.left = burst;
      this.tells = tells;
    }

    void change(double calls) {
      perSecond = calls;
    }

    @Override
    public @Nullable Kind takes(Instant now) {
      if (at != Instant.MIN) {
        left = Math.min(burst, left + perSecond * Duration.between(at, now).toNanos() / 1e9);
      }
      at = now;
      if (left < 1) {
        return Kind.RATE_LIMITED;
      }
      left--;
      return null;
    }

    @Override
    public Headroom headroom() {
      if (!tells) {
        return Headroom.UNTOLD;
      }
      var reset = Duration.ofNanos((long) ((burst - left) / perSecond * 1e9));
      return new Headroom(new Headroom.Left((long) burst, (long) left, reset), null);
    }
  }
}
