package io.athanor.sandbox.run;

import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Run.Ending;
import io.athanor.sandbox.Run.Usage;
import io.athanor.sandbox.language.Toolchain;
import io.athanor.sandbox.wall.Cell;
import io.athanor.sandbox.wall.Consumption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One program from its first byte to its last: feeds it, drains it, watches it, and says what
/// happened. The program is gone when it returns, however it returns.
final class Execution {
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Cell cell;
  private final Frame frame;
  private final Limits limits;
  private final AtomicReference<@Nullable Ending> killed = new AtomicReference<>();
  private final long begin = System.nanoTime();
  private Consumption used = Consumption.NONE;

  /// What was seen.
  ///
  /// @param stdout as it was, for it may be no text
  record Result(Run run, byte[] stdout) {}

  Execution(Cell cell, Frame frame, Limits limits) {
    this.cell = cell;
    this.frame = frame;
    this.limits = limits;
  }

  /// Called once, on a platform thread.
  Result toTheEnd(String backend, Toolchain toolchain) throws InterruptedException {
    try (cell) {
      used = cell.consumption();
      var process = cell.process();
      var stdout = drain(process.getInputStream(), limits.outputBytes());
      var stderr = drain(process.getErrorStream(), limits.outputBytes() + Frame.MARK_LENGTH);
      feed();
      watch();
      var wall = sinceBegin();
      var printed = new String(stderr.bytes(), StandardCharsets.UTF_8);
      boolean alive = printed.startsWith(frame.mark());
      var complaints = alive ? printed.substring(Frame.MARK_LENGTH) : printed;
      var ended =
          new Ended(
              alive,
              killed.get(),
              process.exitValue(),
              used,
              complaints,
              toolchain.language().complaints(),
              limits);
      var out = stdout.bytes();
      var run =
          new Run(
              ended.ending(),
              process.exitValue(),
              new String(out, StandardCharsets.UTF_8),
              complaints,
              new Usage(used.cpu(), wall, used.peakBytes()),
              backend,
              toolchain.version(),
              ended.detail());
      return new Result(run, out);
    }
  }

  private Capture drain(InputStream in, int most) {
    return Capture.start(in, most, () -> kill(Ending.OUTPUT_LIMIT));
  }

  private void feed() {
    Thread.ofPlatform()
        .daemon()
        .name("sandbox-feed")
        .start(() -> {
          try (var out = cell.process().getOutputStream()) {
            frame.write(out);
          } catch (IOException e) {
            // The program may end, or close its input, before it has read everything.
          }
        });
  }

  private void watch() throws InterruptedException {
    while (!cell.process().waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
      used = cell.consumption();
      if (used.outOfMemory()) {
        kill(Ending.MEMORY_LIMIT);
      } else if (used.cpu().compareTo(limits.cpu()) > 0) {
        kill(Ending.CPU_LIMIT);
      } else if (sinceBegin().compareTo(limits.wall()) > 0) {
        kill(Ending.WALL_LIMIT);
      }
    }
    used = cell.consumption();
  }

  private void kill(Ending because) {
    killed.compareAndSet(null, because);
    cell.kill();
  }

  private Duration sinceBegin() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
