package io.athanor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.athanor.sandbox.boot.SandboxSettings;
import io.athanor.sandbox.boot.Sandboxes;
import io.athanor.sandbox.run.WalledSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A worker that is killed takes its programs with it, and what else it leaves is removed.
class KilledWorkerIT {
  private static final String SLEEP = "import time\ntime.sleep(3600)";

  static List<String> backends() throws InterruptedException {
    return Sandboxes.choose(SandboxSettings.DEFAULT.places(1)).accepted().stream()
        .map(sandbox -> sandbox.wall().name())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("backends")
  void programDiesWithItsWorker(String backend) throws Exception {
    // Given a worker of its own with a program that sleeps
    var worker = worker(backend);
    try (var stdout = worker.inputReader()) {
      assertThat(stdout.readLine()).isEqualTo("open");
      await(() -> worker.descendants().anyMatch(KilledWorkerIT::isProgram));
      var processes = worker.descendants().toList();
      // When
      worker.destroyForcibly();
      // Then
      await(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    } finally {
      worker.destroyForcibly();
    }
  }

  @Test
  void controlGroupsOfAKilledWorkerAreRemovedAtTheNextStart() throws Exception {
    assumeThat(backends()).contains("bubblewrap+cgroup");
    // Given
    var worker = worker("bubblewrap+cgroup");
    try (var stdout = worker.inputReader()) {
      assertThat(stdout.readLine()).isEqualTo("open");
      await(() -> worker.descendants().anyMatch(KilledWorkerIT::isProgram));
    }
    worker.destroyForcibly().waitFor();
    assertThat(groups(worker.pid())).isNotEmpty();
    // When, once the kernel is done with what was in them
    await(() -> {
      backendsAnew();
      return groups(worker.pid()).isEmpty();
    });
  }

  private static void backendsAnew() {
    try {
      backends();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> groups(long pid) {
    try (var all = Files.find(Path.of("/sys/fs/cgroup"), 6, (path, _) -> isOf(path, pid))) {
      return all.toList();
    } catch (java.io.IOException | java.io.UncheckedIOException e) {
      return List.of(Path.of("a group went while it was looked at"));
    }
  }

  private static boolean isOf(Path path, long pid) {
    return path.endsWith("athanor-" + pid);
  }

  private static void await(BooleanSupplier condition) {
    var deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static boolean isProgram(ProcessHandle process) {
    return process.info().command().orElse("").contains("python");
  }

  private static Process worker(String backend) throws java.io.IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Worker.class.getName(),
            backend)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  static final class Worker {
    public static void main(String[] args) throws Exception {
      var limits = new Limits(Duration.ofSeconds(4), Duration.ofHours(1), 256L << 20, 1 << 20);
      var sandbox = named(args[0]);
      System.out.println("open");
      Programs.run(sandbox, "python", SLEEP, "", limits);
    }

    private static WalledSandbox named(String backend) throws InterruptedException {
      return Sandboxes.choose(SandboxSettings.DEFAULT.places(1)).accepted().stream()
          .filter(sandbox -> sandbox.wall().name().equals(backend))
          .findFirst()
          .orElseThrow();
    }
  }
}
