package io.athanor.llm;

import io.athanor.llm.Pace.Call;
import io.athanor.llm.Pace.Ticket;
import io.athanor.llm.Pace.Turn;
import io.athanor.record.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where callers wait for their turn at one model at one address: [Pace] with a lock, a clock and
/// [Waiters], who say whose turn it is. Only that one looks at the pace, and wakes the next when it
/// goes.
final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  /// The time, and waiting for it to pass.
  interface Time {
    /// Never goes back.
    Instant now();

    /// Waits for a signal, at most for `duration`. The condition's lock is held.
    void await(Condition condition, Duration duration) throws InterruptedException;

    static Time system() {
      var start = Instant.now();
      long origin = System.nanoTime();
      return new Time() {
        @Override
        public Instant now() {
          return start.plusNanos(System.nanoTime() - origin);
        }

        @Override
        public void await(Condition condition, Duration duration) throws InterruptedException {
          long _ = condition.awaitNanos(duration.toNanos());
        }
      };
    }
  }

  private final String address;
  private final String model;
  private final Pace pace;
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Waiters<Condition> waiters;

  /// Who is next and waits for nothing but the time to pass, so that no call's end need wake it.
  private @Nullable Condition resting;

  /// @param stages how many stages call, at least 1
  Gate(String address, String model, Pace pace, int stages, Time time) {
    this.address = address;
    this.model = model;
    this.pace = pace;
    this.waiters = new Waiters<>(stages);
    this.time = time;
  }

  /// Waits until a call may be made. Each ticket must be given back by one of the other methods.
  ///
  /// @param stage the caller's, numbered from 0, the earliest
  Ticket enter(int stage, Call call) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      var me = lock.newCondition();
      waiters.add(stage, call.repeat(), me);
      try {
        while (true) {
          if (next() != me) {
            me.await();
            continue;
          }
          switch (pace.admit(call, time.now())) {
            case Turn.Go(var ticket) -> {
              waiters.served(stage);
              return ticket;
            }
            case Turn.Rest(var duration) -> rest(me, duration);
            case Turn.Wait(var duration) when duration != null -> time.await(me, duration);
            case Turn.Wait _ -> me.await();
          }
        }
      } finally {
        waiters.remove(stage, call.repeat(), me);
        wakeNext();
      }
    } finally {
      lock.unlock();
    }
  }

  private void rest(Condition me, Duration duration) throws InterruptedException {
    resting = me;
    try {
      time.await(me, duration);
    } finally {
      if (resting == me) {
        resting = null;
      }
    }
  }

  /// @param usage the reply's
  void answered(Ticket ticket, Usage usage, Headroom headroom) {
    lock.lock();
    try {
      var pause = pace.pause();
      pace.answered(ticket, usage, headroom, time.now());
      tell(pause);
      wakeNext();
    } finally {
      lock.unlock();
    }
  }

  /// @return whether the endpoint is to blame for the fault
  boolean faulted(Ticket ticket, Fault fault) {
    lock.lock();
    try {
      var pause = pace.pause();
      boolean endpoint = pace.faulted(ticket, fault, time.now());
      tell(pause);
      wakeNext();
      return endpoint;
    } finally {
      lock.unlock();
    }
  }

  void abandoned(Ticket ticket) {
    lock.lock();
    try {
      pace.abandoned(ticket);
      wakeNext();
    } finally {
      lock.unlock();
    }
  }

  EndpointStatus status() {
    lock.lock();
    try {
      return new EndpointStatus(
          address,
          model,
          pace.inFlight(),
          pace.permits(),
          pace.rate(),
          waiters.repeats(),
          pace.pause());
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Condition next() {
    return waiters.next(pace.letsRepeats());
  }

  private void wakeNext() {
    var next = next();
    if (next != null && next != resting) {
      next.signal();
    }
  }

  private void tell(Optional<EndpointStatus.Pause> before) {
    var now = pace.pause();
    if (before.isPresent() == now.isPresent()) {
      return;
    }
    if (now.isPresent()) {
      LOG.atWarn()
          .addKeyValue("endpoint", address)
          .addKeyValue("model", model)
          .addKeyValue("reason", now.get().reason())
          .log("endpoint is paused until it answers again");
    } else {
      LOG.atInfo()
          .addKeyValue("endpoint", address)
          .addKeyValue("model", model)
          .log("endpoint answers again");
    }
  }
}
