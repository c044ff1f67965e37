package io.athanor.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.core.TryAgainLater;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SingleFlightTest {

  @Test
  void asksOnceForAThousandThreads() throws Exception {
    // Given
    var asked = new AtomicInteger();
    var together = new CountDownLatch(1_000);
    var flight =
        new SingleFlight<String, Integer>(_ -> {
          asked.incrementAndGet();
          awaitAll(together);
          return 7;
        });

    // When
    Callable<Integer> call =
        () -> {
          together.countDown();
          return flight.get("key");
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = threads.invokeAll(Stream.generate(() -> call).limit(1_000).toList());

      // Then
      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(7);
      }
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void asksAgainAfterAFailure() {
    // Given
    var asked = new AtomicInteger();
    var flight =
        new SingleFlight<String, Integer>(_ -> {
          if (asked.incrementAndGet() == 1) {
            throw TryAgainLater.endpoint("down", null);
          }
          return 7;
        });

    // When, Then
    assertThatThrownBy(() -> flight.get("key")).isInstanceOf(TryAgainLater.class);
    assertThat(flight.get("key")).isEqualTo(7);
  }

  private static void awaitAll(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
