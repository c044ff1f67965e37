package io.athanor.sandbox.wall;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Starts a process from a throw-away platform thread that has confined itself.
///
/// The thread stays until the process has ended: the kernel kills the process when the thread that
/// started it dies, and so nothing outlives a worker that is killed.
///
/// A thread that the confined thread starts is confined as well, for ever. So nobody but platform
/// threads may wait for it or for its process: waking a virtual thread can start a carrier.
final class Launch implements Runnable {
  private final Confinement confinement;
  private final ProcessBuilder builder;
  private final CountDownLatch done = new CountDownLatch(1);
  private @Nullable Process process;
  private @Nullable Throwable fault;

  private Launch(Confinement confinement, ProcessBuilder builder) {
    this.confinement = confinement;
    this.builder = builder;
  }

  /// Called on a platform thread.
  ///
  /// @throws IOException where the thread could not confine itself or the process not be started
  static Process start(Confinement confinement, ProcessBuilder builder) throws IOException {
    var launch = new Launch(confinement, builder);
    Thread.ofPlatform().daemon().name("sandbox-launch").start(launch);
    awaitUninterruptibly(launch.done);
    if (launch.process == null) {
      throw new IOException(String.valueOf(launch.fault), launch.fault);
    }
    return launch.process;
  }

  @Override
  public void run() {
    try {
      confinement.enter();
      process = builder.start();
    } catch (IOException | RuntimeException | Error e) {
      fault = e;
    }
    done.countDown();
    if (process != null) {
      outlive(process);
    }
  }

  /// Whoever is interrupted meanwhile must still get the process, to kill it.
  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void outlive(Process process) {
    while (process.isAlive()) {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        // Nobody has a reason to interrupt this thread; to leave would kill the program.
      }
    }
  }
}
