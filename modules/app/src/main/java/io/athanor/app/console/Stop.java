package io.athanor.app.console;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The wish of the user, or of the machine, that the program ends: Ctrl-C or SIGTERM.
///
/// The JVM waits, at most [#GRACE], until the command has closed what it opened; its exit code is
/// then the signal's own, 130 or 143.
public final class Stop implements AutoCloseable {
  /// Applications close within 30 s.
  private static final Duration GRACE = Duration.ofSeconds(40);

  private final CountDownLatch wanted = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::askAndWait, "stop");

  private Stop() {}

  /// Listens to signals from now on. Close it last.
  public static Stop listening() {
    var stop = new Stop();
    Runtime.getRuntime().addShutdownHook(stop.hook);
    return stop;
  }

  /// Waits for the wish.
  ///
  /// @return whether it came within `time`
  public boolean within(Duration time) throws InterruptedException {
    return wanted.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Waits for the wish, however long.
  public void await() throws InterruptedException {
    wanted.await();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is on its way down already.
    }
  }

  private void askAndWait() {
    wanted.countDown();
    try {
      boolean _ = closed.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
