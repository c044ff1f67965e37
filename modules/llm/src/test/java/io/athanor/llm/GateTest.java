package io.athanor.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.core.TryAgainLater;
import io.athanor.llm.Fault.Kind;
import io.athanor.llm.Pace.Call;
import io.athanor.record.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GateTest {
  private static final int STAGES = 2;
  private static final int EARLIEST = 0;
  private static final int LATEST = 1;
  private static final Chat CHAT = Chat.of("", "?");
  private static final Call CALL = new Call(false, 1);
  private static final Usage UNCOUNTED = Usage.newBuilder().build();
  private static final Reply REPLY = new Reply("!", null, Reply.Finish.STOP, "m", UNCOUNTED);

  /// Waiting makes the time pass at once.
  private static final class QuickTime implements Gate.Time {
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");
    private final List<Duration> waited = new ArrayList<>();

    @Override
    public synchronized Instant now() {
      return now;
    }

    @Override
    public synchronized void await(Condition condition, Duration duration) {
      waited.add(duration);
      now = now.plus(duration);
    }
  }

  private final QuickTime time = new QuickTime();

  @Test
  void letsNoMoreCallsThroughThanItHasPermits() throws Exception {
    // Given
    var gate = new Gate("a", "m", new Pace(4, Allowance.UNLIMITED), STAGES, time);
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var model =
        new Paced(
            _ -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              Thread.yield();
              running.decrementAndGet();
              return new Received(REPLY, Headroom.UNTOLD);
            },
            gate,
            EARLIEST,
            new TokenEstimate(1));

    // When
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new ArrayList<Future<Reply>>();
      for (int i = 0; i < 500; i++) {
        asked.add(threads.submit(() -> model.ask(CHAT)));
      }
      for (var one : asked) {
        one.get();
      }
    }

    // Then
    assertThat(most.get()).isBetween(1, 4);
    assertThat(gate.status().inFlight()).isZero();
  }

  @Test
  void servesCallersInTheOrderTheyCame() throws Exception {
    assertThat(served(EARLIEST, EARLIEST, EARLIEST, EARLIEST)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void servesTheLatestStageFirst() throws Exception {
    assertThat(served(EARLIEST, LATEST, EARLIEST, LATEST)).containsExactly(1, 3, 0, 2);
  }

  @Test
  void letsNoEarlyStageStarve() throws Exception {
    // Given
    var stages = new int[30];
    Arrays.fill(stages, LATEST);
    stages[0] = EARLIEST;

    // Then
    assertThat(served(stages).indexOf(0)).isEqualTo(Waiters.PATIENCE);
  }

  /// Callers of these stages come one after the other while the only permit is taken.
  ///
  /// @return their numbers in the order in which they get it
  private List<Integer> served(int... stages) throws Exception {
    var gate = new Gate("a", "m", new Pace(1, Allowance.UNLIMITED), STAGES, time);
    var order = Collections.synchronizedList(new ArrayList<Integer>());
    var ticket = gate.enter(EARLIEST, CALL);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new ArrayList<Future<?>>();
      for (int i = 0; i < stages.length; i++) {
        int number = i;
        var thread = new Thread[1];
        var begun = new CountDownLatch(1);
        asked.add(
            threads.submit(() -> {
              thread[0] = Thread.currentThread();
              begun.countDown();
              var mine = gate.enter(stages[number], CALL);
              order.add(number);
              gate.answered(mine, UNCOUNTED, Headroom.UNTOLD);
              return null;
            }));
        begun.await();
        while (thread[0].getState() != Thread.State.WAITING) {
          Thread.onSpinWait();
        }
      }
      gate.answered(ticket, UNCOUNTED, Headroom.UNTOLD);
      for (var one : asked) {
        one.get();
      }
    }
    return order;
  }

  @Test
  void waitsOutAPauseWithoutTroublingTheEndpoint() throws Exception {
    // Given
    var gate = new Gate("a", "m", new Pace(8, Allowance.UNLIMITED), STAGES, time);
    var calls = new AtomicInteger();
    var model =
        new Paced(
            _ -> {
              if (calls.incrementAndGet() <= 4) {
                throw new Faulted(new Fault(Kind.UNREACHABLE, "down"));
              }
              return new Received(REPLY, Headroom.UNTOLD);
            },
            gate,
            EARLIEST,
            new TokenEstimate(1));

    // When
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> model.ask(CHAT)).isInstanceOf(TryAgainLater.class);
    }
    var reply = model.ask(CHAT);

    // Then
    assertThat(reply).isEqualTo(REPLY);
    assertThat(time.waited)
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8));
    assertThat(gate.status().pause()).isEmpty();
  }

  @Test
  void wakesAllWhoWaitWhenTheProbeIsAnswered() throws Exception {
    // Given
    var gate = new Gate("a", "m", new Pace(8, Allowance.UNLIMITED), STAGES, time);
    var release = new Semaphore(0);
    gate.faulted(gate.enter(EARLIEST, CALL), new Fault(Kind.UNREACHABLE, "down"));
    var model =
        new Paced(
            _ -> {
              release.acquire();
              return new Received(REPLY, Headroom.UNTOLD);
            },
            gate,
            EARLIEST,
            new TokenEstimate(1));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new ArrayList<Future<Reply>>();
      for (int i = 0; i < 20; i++) {
        asked.add(threads.submit(() -> model.ask(CHAT)));
      }
      while (!release.hasQueuedThreads()) {
        Thread.onSpinWait();
      }
      int probes = gate.status().inFlight();

      // When
      release.release();
      while (gate.status().inFlight() < Permits.START) {
        Thread.onSpinWait();
      }
      release.release(19);
      for (var one : asked) {
        one.get();
      }

      // Then
      assertThat(probes).isEqualTo(1);
    }
  }

  @Test
  void holdsARepeatBackForASecondWhenTheBudgetIsSpent() throws Exception {
    // Given
    var gate = new Gate("a", "m", new Pace(8, Allowance.UNLIMITED), STAGES, time);
    var repeat = new Call(true, 1);
    for (int i = 0; i < RetryBudget.AT_START; i++) {
      gate.answered(gate.enter(EARLIEST, repeat), UNCOUNTED, Headroom.UNTOLD);
    }

    // When
    gate.answered(gate.enter(LATEST, CALL), UNCOUNTED, Headroom.UNTOLD);
    var before = List.copyOf(time.waited);
    gate.answered(gate.enter(EARLIEST, repeat), UNCOUNTED, Headroom.UNTOLD);

    // Then
    assertThat(before).isEmpty();
    assertThat(time.waited).containsExactly(RetryBudget.TRICKLE);
  }

  @Test
  void letsACallerGoThatIsInterruptedWhileItWaits() throws Exception {
    // Given
    var gate = new Gate("a", "m", new Pace(1, Allowance.UNLIMITED), STAGES, time);
    var ticket = gate.enter(EARLIEST, CALL);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = threads.submit(() -> gate.enter(EARLIEST, CALL));

      // When
      threads.shutdownNow();

      // Then
      assertThatThrownBy(waiting::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InterruptedException.class);
    }
    gate.answered(ticket, UNCOUNTED, Headroom.UNTOLD);
    assertThat(gate.enter(EARLIEST, CALL)).isNotNull();
  }

  @Test
  void givesThePermitBackWhateverIsThrown() {
    // Given
    var gate = new Gate("a", "m", new Pace(1, Allowance.UNLIMITED), STAGES, time);
    var model =
        new Paced(
            _ -> {
              throw new IllegalStateException("a bug");
            },
            gate,
            EARLIEST,
            new TokenEstimate(1));

    // When
    assertThatThrownBy(() -> model.ask(CHAT)).isInstanceOf(IllegalStateException.class);

    // Then
    assertThat(gate.status().inFlight()).isZero();
    assertThat(gate.status().pause()).isEmpty();
  }
}
