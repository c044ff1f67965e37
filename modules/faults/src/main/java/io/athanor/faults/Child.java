package io.athanor.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/// A process of the program.
///
/// @param log what it says
record Child(String name, Process process, Path log) {

  boolean isAlive() {
    return process.isAlive();
  }

  /// SIGKILL; returns once it is gone.
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /// SIGTERM; its exit code, or none where it did not end in time.
  OptionalInt terminate(Duration most) throws InterruptedException {
    process.destroy();
    return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  int await() throws InterruptedException {
    return process.waitFor();
  }

  /// SIGSTOP.
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /// SIGCONT.
  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String which) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder("kill", "-" + which, Long.toString(process.pid()))
            .inheritIO()
            .start()
            .waitFor();
    if (code != 0) {
      throw new IOException("kill -" + which + " " + name + " ended with code " + code);
    }
  }
}
