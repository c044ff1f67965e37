package io.athanor.bench.factory;

import java.util.List;

/// How a run went, from its moments. It is steady from the first tenth of its calls to the last.
///
/// @param moments in their order; the first before the factory started, the last when it had ended
record Course(List<Moment> moments) {
  private static final double WARM = 0.1;
  private static final double COOLING = 0.9;

  /// What a run gave.
  ///
  /// @param perSecond calls answered, while it was steady
  /// @param ofCeiling calls under way at the endpoint over the most that are allowed, while steady
  /// @param warmUp seconds from the start of the factory's process until it was steady
  /// @param cpuMs processor time of the factory for each call while steady, in milliseconds
  /// @param cpuMsInAll the same over the whole run, start and warm-up included
  /// @param brokerCpuMs the broker's for each call over the whole run
  /// @param endpointCpuMs the endpoint's
  /// @param cpuMsPerRow processor time of the factory for each accepted row over the whole run
  /// @param rows accepted
  /// @param calls made
  /// @param wall seconds from start to end
  record Measured(
      double perSecond,
      double ofCeiling,
      double warmUp,
      double cpuMs,
      double cpuMsInAll,
      double brokerCpuMs,
      double endpointCpuMs,
      double cpuMsPerRow,
      long rows,
      long calls,
      double wall) {}

  /// @param ceiling the most calls that may be under way
  Measured measured(int ceiling, long rows) {
    var first = moments.getFirst();
    var last = moments.getLast();
    long calls = last.calls() - first.calls();
    var from = at(first.calls() + WARM * calls);
    var to = at(first.calls() + COOLING * calls);
    double steadyNanos = to.clock() - from.clock();
    long steadyCalls = to.calls() - from.calls();
    return new Measured(
        steadyCalls / steadyNanos * 1e9,
        (to.spent() - from.spent()) / steadyNanos / ceiling,
        (from.clock() - first.clock()) / 1e9,
        perOne(to.factory() - from.factory(), steadyCalls),
        perOne(last.factory() - first.factory(), calls),
        perOne(last.broker() - first.broker(), calls),
        perOne(last.endpoint() - first.endpoint(), calls),
        perOne(last.factory() - first.factory(), rows),
        rows,
        calls,
        (last.clock() - first.clock()) / 1e9);
  }

  private Moment at(double calls) {
    return moments.stream()
        .filter(moment -> moment.calls() >= calls)
        .findFirst()
        .orElseGet(moments::getLast);
  }

  private static double perOne(long nanos, long count) {
    return nanos / 1e6 / count;
  }
}
