package io.athanor.sandbox.wall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
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

  Consumption look() {
    long resident = 0;
    var all = alone ? Stream.of(root) : Stream.concat(Stream.of(root), root.descendants());
    for (ProcessHandle process : all.toList()) {
      process.info().totalCpuDuration().ifPresent(time -> cpu.put(process.pid(), time));
      resident += resident(process.pid());
    }
    peak = Math.max(peak, resident);
    var total = cpu.values().stream().reduce(Duration.ZERO, Duration::plus);
    return new Consumption(total, peak, peak > memoryBytes);
  }

  /// Of a process that has ended meanwhile there is nothing to read.
  private static long resident(long pid) {
    try {
      var statm = Files.readString(Path.of("/proc", Long.toString(pid), "statm")).split(" ", 3);
      return Long.parseLong(statm[1]) * PAGE;
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return 0;
    }
  }
}
