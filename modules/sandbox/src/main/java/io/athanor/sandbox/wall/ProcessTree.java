package io.athanor.sandbox.wall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A process and all that it started, looked at from outside through `/proc`: what nobody looked at
/// in time is not known. Used by one thread.
final class ProcessTree {
  private static final long PAGE = 4096;

  private final ProcessHandle root;
  private final boolean alone;
  private final long memoryBytes;
  private final Map<Long, Duration> cpu = new HashMap<>();
  private long peak;

  /// @param alone whether the process cannot have children
  /// @param memoryBytes the limit
  ProcessTree(ProcessHandle root, boolean alone, long memoryBytes) {
    this.root = root;
    this.alone = alone;
    this.memoryBytes = memoryBytes;
  }

  /// What processes share is counted once for each, which is cheap and too much; only where that is
  /// more than the limit it is counted exactly.
  Consumption look() {
    var all = alone ? List.of(root) : Stream.concat(Stream.of(root), root.descendants()).toList();
    for (ProcessHandle process : all) {
      process.info().totalCpuDuration().ifPresent(time -> cpu.put(process.pid(), time));
    }
    long memory = all.stream().mapToLong(ProcessTree::resident).sum();
    if (memory > memoryBytes) {
      memory = all.stream().mapToLong(ProcessTree::share).sum();
    }
    peak = Math.max(peak, memory);
    var total = cpu.values().stream().reduce(Duration.ZERO, Duration::plus);
    return new Consumption(total, peak, peak > memoryBytes);
  }

  /// Of a process that has ended meanwhile there is nothing to read.
  private static long resident(ProcessHandle process) {
    try {
      return Long.parseLong(Files.readString(file(process, "statm")).split(" ", 3)[1]) * PAGE;
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return 0;
    }
  }

  /// Its own memory and its share of what it has in common with others: the line `Pss: n kB`.
  private static long share(ProcessHandle process) {
    try (Stream<String> lines = Files.lines(file(process, "smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.split("\\s+")[1]))
          .sum();
    } catch (IOException | UncheckedIOException | NumberFormatException e) {
      return resident(process);
    }
  }

  private static Path file(ProcessHandle process, String name) {
    return Path.of("/proc", Long.toString(process.pid()), name);
  }
}
