package io.athanor.bench.engine;

import io.athanor.bench.Child;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;

/// What pending work costs on the broker, and at a restart: run the engine, weigh its in-flight
/// changelog, kill it, start it again.
record RestartTrial(Duration warmUp, Duration measure, String heap) {
  /// What it gave.
  ///
  /// @param perSecond committed records
  /// @param cpuMs processor time of the worker for each, in milliseconds
  /// @param brokerCpuMs the broker's
  /// @param changelogBytes that the changelog held for each record that came out so far
  /// @param changelogMiB that it held in all when the worker was killed: what a restart reads
  /// @param downtime seconds from the kill to the first new output, start of the JVM included
  record Measured(
      double perSecond,
      double cpuMs,
      double brokerCpuMs,
      double changelogBytes,
      double changelogMiB,
      double downtime) {}

  /// @throws IOException with one sentence, where there is nothing to measure
  Measured run(Job job, Child broker) throws IOException, InterruptedException {
    try (var counter = new Counter(job)) {
      var running = run(job, broker, counter);
      long killed = System.nanoTime();
      try (var heir = fork(job)) {
        // By now all that was committed before the kill has been seen.
        counter.awaitMore(counter.seen(), heir);
      }
      return running.after((System.nanoTime() - killed) / 1e9);
    }
  }

  private Running run(Job job, Child broker, Counter counter)
      throws IOException, InterruptedException {
    try (var worker = fork(job)) {
      counter.awaitMore(0, worker);
      Thread.sleep(warmUp);
      long start = System.nanoTime();
      var worked = worker.cpu();
      var brokered = broker.cpu();
      double perSecond = counter.watch(measure);
      double records = perSecond * (System.nanoTime() - start) / 1e9;
      return new Running(
          perSecond,
          worker.cpu().minus(worked).toNanos() / 1e6 / records,
          broker.cpu().minus(brokered).toNanos() / 1e6 / records,
          changelogBytes(job),
          counter.seen());
    }
  }

  private record Running(
      double perSecond, double cpuMs, double brokerCpuMs, double changelog, long out) {
    Measured after(double downtime) {
      return new Measured(
          perSecond, cpuMs, brokerCpuMs, changelog / out, changelog / (1 << 20), downtime);
    }
  }

  private Child fork(Job job) throws IOException {
    var arguments = new ArrayList<String>();
    arguments.add(Entry.ATHANOR.name());
    arguments.addAll(job.toArguments());
    return Child.fork(Worker.class, heap, arguments);
  }

  private static double changelogBytes(Job job) throws IOException, InterruptedException {
    try (var admin = Admin.create(job.cluster().config())) {
      var brokers = admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
      return admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
          .flatMap(dirs -> dirs.values().stream())
          .map(LogDirDescription::replicaInfos)
          .flatMap(replicas -> replicas.entrySet().stream())
          .filter(replica -> replica.getKey().topic().startsWith(job.prefix()))
          .filter(replica -> replica.getKey().topic().endsWith("-in-flight-changelog"))
          .mapToLong(replica -> replica.getValue().size())
          .sum();
    } catch (ExecutionException e) {
      throw new IOException("the broker does not tell the size of its logs: " + e.getCause(), e);
    }
  }
}
