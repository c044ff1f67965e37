package io.athanor.verify;

import io.athanor.core.Repeat;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Works on several things at once, a virtual thread each, until all are done.
final class SideBySide {
  private SideBySide() {}

  /// The first fault, in the order of the tasks, ends the others and is thrown as it came. The
  /// tasks belong to the caller's try: what is repeated is repeated by all.
  ///
  /// @return in the order of the tasks
  /// @throws InterruptedException when the process is closing; all tasks are interrupted, and ended
  static <T> List<T> all(List<? extends Callable<T>> tasks) throws InterruptedException {
    boolean repeat = Repeat.isUnderWay();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        var futures = new ArrayList<Future<T>>();
        for (Callable<T> task : tasks) {
          futures.add(threads.submit(() -> Repeat.of(repeat, task::call)));
        }
        var results = new ArrayList<T>();
        for (var future : futures) {
          results.add(future.get());
        }
        return results;
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case InterruptedException interrupted -> throw interrupted;
          case RuntimeException fault -> throw fault;
          case Error error -> throw error;
          case null, default -> throw new IllegalStateException(e);
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }
}
