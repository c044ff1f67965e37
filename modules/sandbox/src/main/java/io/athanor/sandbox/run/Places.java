package io.athanor.sandbox.run;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Where programs run: so many at once, the others wait their turn. A full house slows down those
/// who have programs to run, and nobody else.
///
/// They are platform threads: a virtual thread that waits for a process could wake up on a carrier
/// that the process's launcher started, and so share its confinement.
public final class Places {
  private final BlockingQueue<Integer> free;
  private final ThreadPoolExecutor pool;

  /// What is done at a place.
  public interface Work<T> {
    T at(int place) throws Exception;
  }

  /// @throws IllegalArgumentException for fewer than one
  public Places(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("places must be 1 or more, got " + count);
    }
    this.free = new ArrayBlockingQueue<>(count);
    for (int i = 0; i < count; i++) {
      free.add(i);
    }
    var threads = Thread.ofPlatform().daemon().name("sandbox-place-", 0).factory();
    this.pool =
        new ThreadPoolExecutor(
            count, count, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    pool.allowCoreThreadTimeOut(true);
  }

  /// How many there are.
  public int count() {
    return pool.getCorePoolSize();
  }

  /// How many are taken.
  public int busy() {
    return pool.getActiveCount();
  }

  /// How many programs wait for one.
  public int waiting() {
    return pool.getQueue().size();
  }

  /// Waits for a place, and for the work.
  ///
  /// @throws ExecutionException with what the work threw
  /// @throws InterruptedException when the caller is interrupted; so is the work
  public <T> T take(Work<T> work) throws InterruptedException, ExecutionException {
    Callable<T> turn =
        () -> {
          int place = free.take();
          try {
            return work.at(place);
          } finally {
            free.add(place);
          }
        };
    var future = pool.submit(turn);
    try {
      return future.get();
    } catch (InterruptedException e) {
      future.cancel(true);
      throw e;
    }
  }
}
