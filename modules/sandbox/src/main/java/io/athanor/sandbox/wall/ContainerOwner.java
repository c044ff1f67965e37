package io.athanor.sandbox.wall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;

/// Whose a container is. Process numbers say nothing on another host, nor in another container that
/// shares the engine, and come again: so a host and a random part belong to it.
///
/// @param host where the worker runs
/// @param pid the worker's process
/// @param life random, of this process alone
record ContainerOwner(String host, long pid, String life) {
  static final String WORKER_LABEL = "io.athanor.worker";
  static final String HOST_LABEL = "io.athanor.host";

  private static final ContainerOwner US =
      new ContainerOwner(hostname(), ProcessHandle.current().pid(), random());
  private static final AtomicLong COUNT = new AtomicLong();

  /// This process.
  static ContainerOwner us() {
    return US;
  }

  /// A name that no other container has.
  String nextName() {
    return "athanor-%d-%s-%d".formatted(pid, life, COUNT.incrementAndGet());
  }

  List<String> labels() {
    return List.of(
        "--label=" + WORKER_LABEL + "=" + worker(), "--label=" + HOST_LABEL + "=" + host);
  }

  /// Whether nobody is left to whom a container of this host belongs.
  ///
  /// @param worker the container's label
  /// @param alive whether there is a process of that number
  boolean survives(String worker, LongPredicate alive) {
    if (worker.equals(worker())) {
      return false;
    }
    try {
      long other = Long.parseLong(worker.split("-", 2)[0]);
      return other == pid || !alive.test(other);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private String worker() {
    return pid + "-" + life;
  }

  private static String hostname() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      return "localhost";
    }
  }

  private static String random() {
    var bytes = new byte[4];
    ThreadLocalRandom.current().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
