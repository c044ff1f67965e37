package io.athanor.streams.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GateTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void doesNotWaitWhileThereIsRoom() {
    // Given
    var gate = new Gate(new Window(2, 1000, LONG));
    gate.enter(1);

    // When, Then: it returns
    gate.await();
  }

  @Test
  void waitsUntilACallEnds() {
    // Given
    var gate = new Gate(new Window(1, 1000, LONG));
    gate.enter(1);
    var waiting = waiting(gate);

    // When
    gate.leave(1);

    // Then
    waiting.join();
  }

  @Test
  void waitsUntilACallGivesUpItsPlaceToRest() {
    // Given
    var gate = new Gate(new Window(2, 1000, LONG));
    gate.enter(1);
    gate.enter(1);
    var waiting = waiting(gate);

    // When
    gate.rest();

    // Then
    waiting.join();
  }

  @Test
  void losesPatienceInTheEnd() {
    // Given
    var gate = new Gate(new Window(1, 1000, Duration.ofMillis(1)));
    gate.enter(1);

    // When, Then: it returns, though nothing ended
    gate.await();
  }

  @Test
  void holdsNobodyUpOnceItIsAbandoned() {
    // Given
    var gate = new Gate(new Window(1, 1000, LONG));
    gate.enter(1);
    var waiting = waiting(gate);

    // When
    gate.abandon();

    // Then
    waiting.join();
    gate.await();
  }

  @Test
  void isPatientAgainInTheNextLoop() {
    // Given
    var gate = new Gate(new Window(1, 1000, Duration.ofMillis(500)));
    gate.enter(1);
    gate.await();

    // When
    gate.newLoop();
    var waiting = waiting(gate);

    // Then
    assertThat(waiting).isNotDone();
  }

  /// What ends when the gate has let a thread through that was seen to wait there, or that did not
  /// have to.
  private static CompletableFuture<Void> waiting(Gate gate) {
    var done = new CompletableFuture<Void>();
    var thread =
        Thread.ofPlatform()
            .start(() -> {
              gate.await();
              done.complete(null);
            });
    while (thread.getState() != Thread.State.TIMED_WAITING && !done.isDone()) {
      Thread.onSpinWait();
    }
    return done;
  }
}
