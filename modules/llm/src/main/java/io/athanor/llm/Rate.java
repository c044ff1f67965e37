package io.athanor.llm;

import java.time.Duration;

/// How many calls a second an endpoint takes that tells by 429s alone, or by `x-ratelimit-*`
/// headers, found out with as few 429s as can be.
///
/// ## What is measured
///
/// A server that limits a rate keeps a bucket. When it says 429, or that next to nothing remains,
/// the bucket is empty. So what it took from one such moment to the next, over the time between, is
/// its rate, however large the bucket: a little less where the bucket was full in between, never
/// more. The first such moment begins a measurement of 5 s and 10 calls at least. Until it ends,
/// nothing is limited here. A server that tells how soon its bucket will be full again need not be
/// measured: what is missing over that time is its rate.
///
/// ## How the rate moves
///
///     rate / measured
///     1.2 ┤                                    ╱    cubic, as RFC 9438: slow near what is known,
///         │                                 ╱       then ever faster, in case the limit was raised;
///     1.0 ┤              ______________――――         twice as much is taken for known, and so on
///     .98 ┤――――――――――――――                            one length = 1 minute of calls,
///         └────────────────────┬────────────────     or 2000 for each 429 of the last time
///                         one length
///
/// The next 429 ends the round and its measurement begins the next one. Going past the limit costs
/// the 429s of one round trip, and calls enough are made before the next time that they are fewer
/// than one in 2000. Lengths are a 16th and a 4th of a minute until two rounds in a row ended close
/// to what they began with. Only calls that waited for their turn count for growth: a rate that
/// nobody used has proved nothing.
///
/// ## Weather
///
/// Six rounds in a row that end below what was proved, with few 429s in all, say that the 429s do
/// not come from the rate: a router loses one in a hundred. Then it is not limited for 10,000
/// calls.
///
/// No clock, lock or log.
final class Rate {
  /// Where a round begins, of what is known.
  private static final double BELOW = 0.98;

  private static final double CUBIC = 0.2;
  private static final int CALLS_PER_REFUSAL = 2000;
  private static final int MOST_REFUSALS = 100;
  private static final long LENGTH_SECONDS = 60;
  private static final int FULL_LENGTH_FROM = 2;

  /// Of what was tried last: how far one round may fall that left most of its time unused.
  private static final double LARGEST_CUT = 0.9;

  /// A count between two moments is off by so many.
  private static final double CALLS_OFF = 2;

  private static final double LARGEST_STEP = 2;
  private static final double MOSTLY = 0.8;

  /// What was measured and what was tried are the same, as far as can be told.
  private static final double NEAR = 0.9;

  private static final double SLOWEST = 1.0 / 60;

  private static final double LEAST_MEASURED_SECONDS = 5;
  private static final double MOST_MEASURED_SECONDS = 120;
  private static final int LEAST_MEASURED_CALLS = 10;

  /// Fewer 429s than this share are no reason to limit anything.
  private static final double NEGLIGIBLE = 0.001;

  private static final int STORMS = 6;
  private static final double FEW = 0.1;
  private static final int FAIR_WEATHER = 10_000;

  /// How far calls may catch up when their callers wake late.
  private static final long SLACK = Duration.ofMillis(20).toNanos();

  private static final double SECOND = 1e9;

  /// Calls a second; infinite while not known.
  private double known = Double.POSITIVE_INFINITY;

  private int round;

  /// How many rounds in a row ended close to where the one before had.
  private int proofs;

  private long roundBegan;
  private long let;
  private long refused;
  private long grown;
  private boolean raised;

  /// For how long calls had to wait for each other.
  private long used;

  private long lastLet;

  /// The 429s of the last moment at which the bucket was empty.
  private long cost = 1;

  private long next = Long.MIN_VALUE;
  private boolean low;

  private int storms;
  private long stormCalls;
  private long stormRefusals;
  private long untilWeatherIsForgotten;

  /// Calls a second; infinite where nothing is known to limit them.
  double perSecond() {
    if (!limits()) {
      return known;
    }
    double x = (double) grown / length();
    double factor =
        x < 1 ? BELOW + (1 - BELOW) * x : 1 + (1 - BELOW) * (x - 1) + CUBIC * Math.pow(x - 1, 3);
    return Math.max(SLOWEST, known * factor);
  }

  boolean limits() {
    return known != Double.POSITIVE_INFINITY;
  }

  /// Names the moment at which a call begins, for [#refused].
  int round() {
    return round;
  }

  /// Nanoseconds until the next call may begin.
  long untilNext(long now) {
    return limits() ? Math.max(0, next - now) : 0;
  }

  /// A call begins.
  void let(long now) {
    let++;
    if (untilWeatherIsForgotten > 0) {
      untilWeatherIsForgotten--;
    }
    if (limits()) {
      long earliest = now - SLACK;
      boolean waited = next > earliest;
      next = Math.max(next, earliest) + (long) (SECOND / perSecond());
      if (waited) {
        used += now - lastLet;
        grow();
      }
    }
    lastLet = now;
  }

  private void grow() {
    grown++;
    if (perSecond() >= known * LARGEST_STEP) {
      known *= LARGEST_STEP;
      grown = 0;
      raised = true;
    }
  }

  /// A call was answered 429.
  ///
  /// @param began the round in which it did
  void refused(int began, long now) {
    if (began == round) {
      refused++;
      empty(true, now);
    } else if (began == round - 1) {
      cost = Math.min(MOST_REFUSALS, cost + 1);
    }
  }

  /// A reply told how much is left.
  ///
  /// @param began the round in which its call did
  void told(Headroom headroom, int began, long now) {
    if (headroom.isAmple()) {
      low = false;
    } else if (headroom.isLow() && !low && began == round) {
      low = true;
      if (limits() || headroom.requestsPerSecond().isEmpty()) {
        empty(false, now);
      } else if (untilWeatherIsForgotten == 0) {
        learn(headroom.requestsPerSecond().getAsDouble(), now);
      }
    }
  }

  private void empty(boolean refusal, long now) {
    if (untilWeatherIsForgotten > 0) {
      return;
    }
    if (limits()) {
      judge(refusal, now);
    } else if (round == 0) {
      begin(now);
    } else {
      measure(now);
    }
  }

  private void measure(long now) {
    double seconds = (now - roundBegan) / SECOND;
    if (seconds > MOST_MEASURED_SECONDS || cost + refused < let * NEGLIGIBLE) {
      begin(now);
    } else if (seconds >= LEAST_MEASURED_SECONDS && let - refused >= LEAST_MEASURED_CALLS) {
      learn((let - refused) / seconds, now);
    }
  }

  private void judge(boolean refusal, long now) {
    boolean late = raised || grown >= length();
    if (late) {
      storms = 0;
      stormCalls = 0;
      stormRefusals = 0;
    } else if (refusal) {
      storms++;
      stormCalls += let;
      stormRefusals += refused;
    }
    if (storms >= STORMS && stormRefusals < stormCalls * FEW) {
      known = Double.POSITIVE_INFINITY;
      proofs = 0;
      storms = 0;
      untilWeatherIsForgotten = FAIR_WEATHER;
      begin(now);
    } else {
      learn(judged(late, now), now);
    }
  }

  /// The limit lies between what was measured and what was tried last.
  private double judged(boolean late, long now) {
    double tried = perSecond();
    double measured = Math.min(tried, (let - refused) * SECOND / Math.max(1, now - roundBegan));
    if (used < (now - roundBegan) * MOSTLY || let < LEAST_MEASURED_CALLS) {
      return Math.max(measured, tried * LARGEST_CUT);
    }
    boolean near = measured * (1 + CALLS_OFF / let) > tried * NEAR;
    proofs = near ? proofs + 1 : 0;
    return near || !late
        ? measured
        : Math.min(Math.sqrt(measured * tried), measured * LARGEST_STEP);
  }

  private void learn(double perSecond, long now) {
    known = perSecond;
    begin(now);
    next = Math.max(next, now);
  }

  private void begin(long now) {
    round++;
    cost = Math.clamp(refused, 1, MOST_REFUSALS);
    roundBegan = now;
    let = 0;
    refused = 0;
    grown = 0;
    raised = false;
    used = 0;
    lastLet = now;
  }

  private double length() {
    double minute = LENGTH_SECONDS * known;
    return proofs < FULL_LENGTH_FROM
        ? Math.max(LEAST_MEASURED_CALLS, minute / Math.pow(4, FULL_LENGTH_FROM - proofs))
        : Math.max(minute, CALLS_PER_REFUSAL * cost);
  }
}
