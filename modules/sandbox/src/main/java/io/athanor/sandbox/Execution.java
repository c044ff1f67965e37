package io.athanor.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One program from its first byte to its last: feeds it, drains it, watches it, and says what
/// happened. The process is gone when it returns, however it returns.
final class Execution {
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Program program;
  private final Process process;
  private final String outOfMemory;

  // Process.destroyForcibly does nothing to a process that a confined thread has started: that
  // thread could not read when it started.
  private final Optional<ProcessHandle> handle;
  private final AtomicReference<Run.@Nullable Ending> killed = new AtomicReference<>();
  private final long begin = System.nanoTime();
  private Duration cpu = Duration.ZERO;

  /// @param outOfMemory see [Interpreter#outOfMemory()]
  Execution(Program program, Process process, String outOfMemory) {
    this.program = program;
    this.process = process;
    this.outOfMemory = outOfMemory;
    this.handle = ProcessHandle.of(process.pid());
  }

  /// Called once, on a platform thread.
  Run toTheEnd(String backend) throws InterruptedException {
    var limits = program.limits();
    var frame = Frame.of(program);
    try {
      var stdout = drain(process.getInputStream(), limits.outputBytes());
      var stderr = drain(process.getErrorStream(), limits.outputBytes() + Frame.MARK_LENGTH);
      feed(frame);
      watch();
      var wall = sinceBegin();
      var printed = stderr.text();
      boolean alive = printed.startsWith(frame.mark());
      var complaints = alive ? printed.substring(Frame.MARK_LENGTH) : printed;
      var ended =
          new Ended(alive, killed.get(), process.exitValue(), cpu, complaints, outOfMemory, limits);
      return new Run(
          ended.ending(),
          process.exitValue(),
          stdout.text(),
          complaints,
          cpu,
          wall,
          backend,
          ended.detail());
    } finally {
      handle.ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private Capture drain(InputStream in, int most) {
    return Capture.start(in, most, () -> kill(Run.Ending.OUTPUT_LIMIT));
  }

  private void feed(Frame frame) {
    Thread.ofPlatform()
        .daemon()
        .name("sandbox-feed")
        .start(() -> {
          try (var out = process.getOutputStream()) {
            frame.write(out);
          } catch (IOException e) {
            // The program may end, or close its input, before it has read everything.
          }
        });
  }

  private void watch() throws InterruptedException {
    while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
      cpu = handle.flatMap(h -> h.info().totalCpuDuration()).orElse(cpu);
      if (sinceBegin().compareTo(program.limits().wall()) > 0) {
        kill(Run.Ending.WALL_LIMIT);
      }
    }
  }

  private void kill(Run.Ending because) {
    killed.compareAndSet(null, because);
    handle.ifPresent(ProcessHandle::destroyForcibly);
  }

  private Duration sinceBegin() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
