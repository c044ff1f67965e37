package io.athanor.sandbox.run;

import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.language.Complaints;
import io.athanor.sandbox.wall.Consumption;
import org.jspecify.annotations.Nullable;

/// What was seen of a program that has ended, and what follows from it. Pure.
///
/// @param alive whether the loader had come to life, so that the program had its chance
/// @param killed the limit for which the host killed it; null where it did not
/// @param exitCode as the JVM tells it: 128 + n after signal n
/// @param used at the last look
/// @param stderr without the mark
record Ended(
    boolean alive,
    Run.@Nullable Ending killed,
    int exitCode,
    Consumption used,
    String stderr,
    Complaints complaints,
    Limits limits) {
  private static final int SIGKILL = 128 + 9;
  private static final int SIGXCPU = 128 + 24;
  private static final int LAST_SIGNAL = 128 + 64;

  Run.Ending ending() {
    if (!alive) {
      return Run.Ending.INTERNAL;
    }
    if (killed != null) {
      return killed;
    }
    if (used.outOfMemory()) {
      return Run.Ending.MEMORY_LIMIT;
    }
    if (exitCode == 0) {
      return Run.Ending.OK;
    }
    if (exitCode == SIGXCPU) {
      return Run.Ending.CPU_LIMIT;
    }
    if (exitCode == SIGKILL) {
      return used.cpu().compareTo(limits.cpu()) >= 0 ? Run.Ending.CPU_LIMIT : Run.Ending.INTERNAL;
    }
    if (complaints.ofMemory(stderr)) {
      return Run.Ending.MEMORY_LIMIT;
    }
    return exitCode > 128 && exitCode <= LAST_SIGNAL
        ? Run.Ending.SIGNALLED
        : Run.Ending.NONZERO_EXIT;
  }

  /// Those that a program brings upon itself, by what they mean.
  private static String signal(int number) {
    return "signal "
        + number
        + switch (number) {
          case 4 -> ", illegal instruction";
          case 6 -> ", aborted";
          case 7 -> ", bus error";
          case 8 -> ", impossible arithmetic such as a division by zero";
          case 11 -> ", segmentation fault";
          default -> "";
        };
  }

  String detail() {
    return switch (ending()) {
      case OK, UNAVAILABLE -> "";
      case NONZERO_EXIT -> "exit code " + exitCode;
      case SIGNALLED -> signal(exitCode - 128);
      case CPU_LIMIT -> "more than " + limits.cpu().toMillis() + " ms of processor time";
      case WALL_LIMIT -> "more than " + limits.wall().toMillis() + " ms on the clock";
      case MEMORY_LIMIT -> "more than " + (limits.memoryBytes() >> 20) + " MiB of memory";
      case OUTPUT_LIMIT -> "more than " + limits.outputBytes() + " bytes of output";
      case INTERNAL ->
          alive
              ? "killed from outside, as when the machine is out of memory"
              : "the program did not come to life, exit code "
                  + exitCode
                  + ": "
                  + stderr.substring(0, Math.min(200, stderr.length())).strip();
    };
  }
}
