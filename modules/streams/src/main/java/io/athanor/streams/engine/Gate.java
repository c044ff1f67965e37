package io.athanor.streams.engine;

import io.athanor.streams.engine.Window.Load;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Where a stream thread waits while its [Window] is full. One for all tasks of the thread: with a
/// window for each task the thread waits in one while another runs dry.
///
/// Calls count themselves in and out on their own threads, when they end and not when their results
/// are collected.
final class Gate {
  private final Window window;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition lighter = lock.newCondition();
  private Load load = Load.NONE;
  private long waitedNanos;
  private boolean abandoned;

  Gate(Window window) {
    this.window = window;
  }

  void enter(long bytes) {
    change(1, 0, bytes);
  }

  void leave(long bytes) {
    change(-1, 0, -bytes);
  }

  /// A record begins to wait for another try of its own.
  void rest() {
    change(-1, 1, 0);
  }

  void resume() {
    change(1, -1, 0);
  }

  /// A new loop of the stream thread begins, and with it a new budget.
  void newLoop() {
    lock.lock();
    try {
      waitedNanos = 0;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until the window has room or this loop's patience is at an end.
  void await() {
    lock.lock();
    try {
      while (!abandoned && window.isFull(load)) {
        long left = window.patience(load).toNanos() - waitedNanos;
        if (left <= 0) {
          return;
        }
        long before = System.nanoTime();
        var _ = lighter.await(left, TimeUnit.NANOSECONDS);
        waitedNanos += System.nanoTime() - before;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /// The process is closing: nobody waits here any more, and what comes through is not to be begun.
  /// Kafka Streams looks up from its work only when all records that it has fetched are processed;
  /// behind a full window that takes minutes.
  void abandon() {
    lock.lock();
    try {
      abandoned = true;
      lighter.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isAbandoned() {
    lock.lock();
    try {
      return abandoned;
    } finally {
      lock.unlock();
    }
  }

  boolean isFull() {
    lock.lock();
    try {
      return window.isFull(load);
    } finally {
      lock.unlock();
    }
  }

  private void change(int calls, int resting, long bytes) {
    lock.lock();
    try {
      load = load.plus(calls, resting, bytes);
      lighter.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
