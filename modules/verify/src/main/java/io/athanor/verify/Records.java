package io.athanor.verify;

import io.athanor.record.RunLimits;
import io.athanor.record.Verdict;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Runs and limits as they stand in a record. Pure.
final class Records {
  private Records() {}

  static RunLimits of(Limits limits) {
    return RunLimits.newBuilder()
        .setCpuMs(limits.cpu().toMillis())
        .setWallMs(limits.wall().toMillis())
        .setMemoryBytes(limits.memoryBytes())
        .setOutputBytes(limits.outputBytes())
        .setProcesses(limits.processes())
        .setDiskBytes(limits.diskBytes())
        .setOpenFiles(limits.openFiles())
        .build();
  }

  static io.athanor.record.Trial of(Verdict verdict, Run run) {
    var signal = run.signal();
    boolean exited = run.ending() == Run.Ending.OK || run.ending() == Run.Ending.NONZERO_EXIT;
    return io.athanor.record.Trial.newBuilder()
        .setVerdict(verdict)
        .setEnding(run.ending().name().toLowerCase(Locale.ROOT))
        .setExitCode(exited ? run.exitCode() : null)
        .setSignal(signal.isPresent() ? signal.getAsInt() : null)
        .setKilledBy(killedBy(run.ending()))
        .setCpuMs(run.usage().cpu().toMillis())
        .setWallMs(run.usage().wall().toMillis())
        .setPeakBytes(run.usage().peakBytes())
        .setStdout(verdict == Verdict.PASS ? "" : run.stdout())
        .setStderr(verdict == Verdict.PASS ? "" : run.stderr())
        .build();
  }

  private static @Nullable String killedBy(Run.Ending ending) {
    return switch (ending) {
      case CPU_LIMIT -> "cpu";
      case WALL_LIMIT -> "wall";
      case MEMORY_LIMIT -> "memory";
      case OUTPUT_LIMIT -> "output";
      case OK, NONZERO_EXIT, SIGNALLED, INTERNAL, UNAVAILABLE -> null;
    };
  }
}
