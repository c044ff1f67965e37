package io.athanor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.sandbox.language.Languages;
import io.athanor.sandbox.run.Places;
import io.athanor.sandbox.run.WalledSandbox;
import io.athanor.sandbox.wall.LandlockWall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A worker that is killed takes its programs with it.
class KilledWorkerIT {

  @Test
  void programDiesWithItsWorker() throws Exception {
    // Given a worker of its own with a program that sleeps
    var worker =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    try (var stdout = worker.inputReader()) {
      assertThat(stdout.readLine()).isEqualTo("open");
      var program = program(worker);
      while (program.isEmpty()) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        program = program(worker);
      }
      // When
      worker.destroyForcibly();
      // Then
      while (program.get().isAlive()) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        Thread.onSpinWait();
      }
    } finally {
      worker.destroyForcibly();
    }
  }

  private static Optional<ProcessHandle> program(Process worker) {
    return worker
        .descendants()
        .filter(process -> process.info().command().orElse("").contains("python"))
        .findFirst();
  }

  static final class Worker {
    public static void main(String[] args) throws Exception {
      var limits = new Limits(Duration.ofSeconds(4), Duration.ofHours(1), 256L << 20, 1 << 20);
      var sandbox = new WalledSandbox(LandlockWall.open(Languages.ALL), new Places(1));
      System.out.println("open");
      Programs.run(sandbox, "python", "import time\ntime.sleep(3600)", "", limits);
    }
  }
}
