package io.athanor.bench.engine;

import com.sun.management.OperatingSystemMXBean;
import io.athanor.bench.Child;
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
      counter.awaitMore(0, worker);
      Thread.sleep(warmUp);
      var before = Sample.take(worker, broker);
      MACHINE.getCpuLoad();
      double perSecond = counter.watch(measure);
      var after = Sample.take(worker, broker);
      double busyCores = MACHINE.getCpuLoad() * MACHINE.getAvailableProcessors();
      if (counter.seen() > records - job.inFlight()) {
        throw new IOException(
            entry.title()
                + " ran out of records, so its rate means nothing; give more with --records");
      }
      return before.until(after, perSecond, job.idealPerSecond(), busyCores);
    }
  }

  /// All times in nanoseconds.
  private record Sample(long clock, long calls, long worker, long broker, long self) {
    static Sample take(Child worker, Child broker) throws IOException {
      long calls = Long.parseLong(worker.ask());
      return new Sample(
          System.nanoTime(),
          calls,
          worker.cpu().toNanos(),
          broker.cpu().toNanos(),
          MACHINE.getProcessCpuTime());
    }

    Measured until(Sample after, double perSecond, double ideal, double busyCores) {
      double nanos = after.clock - clock;
      double workerCores = (after.worker - worker) / nanos;
      double brokerCores = (after.broker - broker) / nanos;
      double ownCores = (after.self - self) / nanos;
      return new Measured(
          perSecond,
          perSecond / ideal,
          (after.calls - calls) / nanos,
          1000 * workerCores / perSecond,
          1000 * brokerCores / perSecond,
          busyCores - workerCores - brokerCores - ownCores);
    }
  }
}
