package io.athanor.bench.client;

import com.sun.management.OperatingSystemMXBean;
import io.athanor.bench.Child;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/// One run of one client: fork it and an endpoint, warm up, measure, end.
///
/// @param inFlight calls under way at once
/// @param latency of each; may be nothing
/// @param heap of the client, as `-Xmx` takes it
record ClientTrial(int inFlight, Duration latency, Duration warmUp, Duration measure, String heap) {
  private static final String ENDPOINT_HEAP = "512m";
  private static final OperatingSystemMXBean MACHINE =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /// What it gave.
  ///
  /// @param perSecond calls that ended well
  /// @param ofIdeal that rate over the ideal one; not a number where the latency is nothing
  /// @param cpuMs process CPU time of the client for each call, in milliseconds
  /// @param endpointCpuMs the endpoint's
  /// @param otherCores busy cores that are neither
  record Measured(
      double perSecond, double ofIdeal, double cpuMs, double endpointCpuMs, double otherCores) {}

  /// @throws IOException with one sentence, where there is nothing to measure
  Measured run(Client client) throws IOException, InterruptedException {
    try (var endpoint =
            Child.fork(Endpoint.class, ENDPOINT_HEAP, List.of(Long.toString(latency.toMillis())));
        var caller =
            Child.fork(
                Caller.class,
                heap,
                List.of(client.name(), endpoint.word(), Integer.toString(inFlight)))) {
      Thread.sleep(warmUp);
      var before = Sample.take(caller, endpoint);
      MACHINE.getCpuLoad();
      Thread.sleep(measure);
      var after = Sample.take(caller, endpoint);
      return before.until(after, MACHINE.getCpuLoad() * MACHINE.getAvailableProcessors(), ideal());
    }
  }

  private double ideal() {
    return inFlight * 1000.0 / latency.toMillis();
  }

  /// All times in nanoseconds.
  private record Sample(long clock, long calls, long caller, long endpoint) {
    static Sample take(Child caller, Child endpoint) throws IOException {
      return new Sample(
          System.nanoTime(),
          Long.parseLong(caller.ask()),
          caller.cpu().toNanos(),
          endpoint.cpu().toNanos());
    }

    Measured until(Sample after, double busyCores, double ideal) throws IOException {
      long made = after.calls - calls;
      if (made == 0) {
        throw new IOException("not one call ended in the time; standard error may say why");
      }
      double nanos = after.clock - clock;
      long own = after.caller - caller;
      long theirs = after.endpoint - endpoint;
      double perSecond = made / nanos * 1e9;
      return new Measured(
          perSecond,
          perSecond / ideal,
          own / 1e6 / made,
          theirs / 1e6 / made,
          busyCores - (own + theirs) / nanos);
    }
  }
}
