package io.athanor.streams.engine;

import io.athanor.core.Outcome;
import io.athanor.streams.Cluster;
import io.athanor.testkit.Samples;
import java.nio.file.Path;
import java.util.Map;

/// An application in a JVM of its own, to be killed: each call takes a while.
final class KilledApplication {
  static final int IN_FLIGHT = 40;
  private static final int CALL_MS = 300;

  private KilledApplication() {}

  /// @param args bootstrap servers, prefix, state directory
  public static void main(String[] args) throws InterruptedException {
    var names = new TestLine(args[1]);
    var line =
        names.with(seed -> {
          Thread.sleep(CALL_MS);
          return Outcome.pass(Samples.instruction(seed));
        });
    var cluster = new Cluster(args[0], Map.of());
    var _ = TestCluster.run(cluster, Path.of(args[2]), names, line, IN_FLIGHT);
    Thread.currentThread().join();
  }

  static Process start(TestCluster cluster, TestLine names) throws java.io.IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledApplication.class.getName(),
            cluster.bootstrapServers(),
            names.prefix(),
            cluster.state().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
