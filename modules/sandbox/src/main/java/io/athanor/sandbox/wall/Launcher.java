package io.athanor.sandbox.wall;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Starts processes from one thread that lives as long as this process: the kernel ends a program
/// that asks for it when the thread that started it is gone, and what the thread belongs to, such
/// as a control group, its programs belong to from their first instruction.
///
/// The thread does nothing else: what it used would be counted as its programs'.
final class Launcher {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("sandbox-launcher").factory());

  /// Something that the thread does before it starts anything.
  interface Step {
    void take() throws IOException;
  }

  /// Does a step on the thread.
  void prepare(Step step) throws IOException {
    onTheThread(() -> {
      step.take();
      return this;
    });
  }

  /// Called on a platform thread.
  Process start(ProcessBuilder builder) throws IOException {
    return onTheThread(builder::start);
  }

  private interface Work<T> {
    T done() throws IOException;
  }

  /// Whoever is interrupted meanwhile must still get the process, to kill it.
  private <T> T onTheThread(Work<T> work) throws IOException {
    var future = thread.submit(work::done);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
