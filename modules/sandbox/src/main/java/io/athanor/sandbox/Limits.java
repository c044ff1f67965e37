package io.athanor.sandbox;

import java.time.Duration;

/// What a program may use.
///
/// @param cpu processor time, of all its processes; default 4 s
/// @param wall time on the clock, a backstop; default 10 s
/// @param memoryBytes memory of all its processes; where only addresses can be counted, those of
///   each; default 512 MiB
/// @param outputBytes per stream; default 1 MiB
/// @param processes processes and threads, where it may have more than one; default 64
/// @param diskBytes in each directory that it may write to, and in one file; default 64 MiB
/// @param openFiles open at once; default 256
public record Limits(
    Duration cpu,
    Duration wall,
    long memoryBytes,
    int outputBytes,
    int processes,
    long diskBytes,
    int openFiles) {

  public static final Limits DEFAULT =
      new Limits(Duration.ofSeconds(4), Duration.ofSeconds(10), 512L << 20, 1 << 20);

  /// What a compiler may use: more, as it is known what it is; its output is the program, which is
  /// held in memory until it was tried.
  public static final Limits COMPILING = compiling(16 << 20);

  /// The same for what is compiled once for all programs.
  public static final Limits WARMING = compiling(64 << 20);

  public Limits {
    if (!cpu.isPositive()
        || !wall.isPositive()
        || memoryBytes <= 0
        || outputBytes <= 0
        || processes <= 0
        || diskBytes <= 0
        || openFiles <= 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /// With the defaults for processes, disk and open files.
  public Limits(Duration cpu, Duration wall, long memoryBytes, int outputBytes) {
    this(cpu, wall, memoryBytes, outputBytes, 64, 64L << 20, 256);
  }

  private static Limits compiling(int outputBytes) {
    return new Limits(
        Duration.ofSeconds(20),
        Duration.ofSeconds(60),
        1L << 30,
        outputBytes,
        256,
        256L << 20,
        256);
  }

  /// With more patience.
  public Limits waiting(Duration longer) {
    return new Limits(cpu, longer, memoryBytes, outputBytes, processes, diskBytes, openFiles);
  }
}
