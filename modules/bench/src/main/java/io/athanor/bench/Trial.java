package io.athanor.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;

/// One run of one contestant: fork, warm up, measure, end.
///
/// @param warmUp from the first record that is seen until the clock starts
/// @param measure how long the clock runs
/// @param heap of the worker, as `-Xmx` takes it
record Trial(Duration warmUp, Duration measure, String heap) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final OperatingSystemMXBean MACHINE =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /// Records that no contestant gets to the end of while it is measured.
  int records(Job job) {
    var seconds = warmUp.plus(measure).toMillis() / 1000.0;
    return (int) (job.idealPerSecond() * seconds * 1.2) + 3 * job.inFlight();
  }

  /// @throws IOException with one sentence, where there is nothing to measure
  Measured run(Entry entry, Job job, int records, Child broker)
      throws IOException, InterruptedException {
    var arguments = new ArrayList<String>();
    arguments.add(entry.name());
    arguments.addAll(job.toArguments());
    try (var counter = new Counter(job);
        var worker = Child.fork(Worker.class, heap, arguments)) {
      awaitFirst(entry, counter, worker);
      Thread.sleep(warmUp);
      var before = Sample.take(counter, worker, broker);
      MACHINE.getCpuLoad();
      Thread.sleep(measure);
      var after = Sample.take(counter, worker, broker);
      double busy = MACHINE.getCpuLoad() * MACHINE.getAvailableProcessors();
      if (!worker.isAlive()) {
        throw new IOException(entry.title() + " ended while it was measured");
      }
      if (after.seen() > records - job.inFlight()) {
        throw new IOException(
            entry.title()
                + " ran out of records, so its rate means nothing; give more with --records");
      }
      return before.until(after, busy, job.idealPerSecond());
    }
  }

  private static void awaitFirst(Entry entry, Counter counter, Child worker)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (counter.seen() == 0) {
      if (!worker.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IOException(
            "%s wrote nothing within %d s".formatted(entry.title(), PATIENCE.toSeconds()));
      }
      Thread.sleep(LOOK_AGAIN);
    }
  }

  private record Sample(long nanos, long seen, Duration worker, Duration broker, Duration self) {
    static Sample take(Counter counter, Child worker, Child broker) {
      return new Sample(
          System.nanoTime(),
          counter.seen(),
          worker.cpu(),
          broker.cpu(),
          Duration.ofNanos(MACHINE.getProcessCpuTime()));
    }

    Measured until(Sample after, double busyCores, double ideal) {
      double seconds = (after.nanos - nanos) / 1e9;
      long count = after.seen - seen;
      double rate = count / seconds;
      double work = millis(after.worker.minus(worker));
      double serving = millis(after.broker.minus(broker));
      double counting = millis(after.self.minus(self));
      double ours = (work + serving + counting) / 1000 / seconds;
      return new Measured(
          rate, rate / ideal, work / count, serving / count, Math.max(0, busyCores - ours));
    }

    private static double millis(Duration time) {
      return time.toNanos() / 1e6;
    }
  }
}
