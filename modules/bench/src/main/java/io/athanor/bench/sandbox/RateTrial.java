package io.athanor.bench.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// How many runs a second fit side by side.
///
/// @param places so many at once, and no one of them ever waits
/// @param warmUp until the clock starts
/// @param measure how long it runs; a run counts that ends in this time
record RateTrial(int places, Duration warmUp, Duration measure) {

  /// @throws IOException where a run failed
  double perSecond(Runner runner) throws IOException, InterruptedException {
    long begin = System.nanoTime() + warmUp.toNanos();
    long end = begin + measure.toNanos();
    try (var threads = Executors.newFixedThreadPool(places)) {
      var counts = new ArrayList<Future<Integer>>();
      for (int i = 0; i < places; i++) {
        counts.add(threads.submit(() -> count(runner, begin, end)));
      }
      int count = 0;
      for (Future<Integer> each : counts) {
        count += each.get();
      }
      return count * 1e9 / measure.toNanos();
    } catch (ExecutionException e) {
      throw new IOException("a run failed: " + e.getCause(), e);
    }
  }

  private static int count(Runner runner, long begin, long end)
      throws IOException, InterruptedException {
    int count = 0;
    while (true) {
      runner.run();
      long now = System.nanoTime();
      if (now >= end) {
        return count;
      }
      if (now >= begin) {
        count++;
      }
    }
  }
}
