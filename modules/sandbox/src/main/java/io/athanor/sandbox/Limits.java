package io.athanor.sandbox;

import java.time.Duration;

/// What a program may use.
///
/// @param cpu processor time; default 4 s
/// @param wall time on the clock, a backstop; default 10 s
/// @param memoryBytes address space; default 512 MiB
/// @param outputBytes per stream; default 1 MiB
public record Limits(Duration cpu, Duration wall, long memoryBytes, int outputBytes) {

  public static final Limits DEFAULT =
      new Limits(Duration.ofSeconds(4), Duration.ofSeconds(10), 512L << 20, 1 << 20);

  public Limits {
    if (!cpu.isPositive() || !wall.isPositive() || memoryBytes <= 0 || outputBytes <= 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
