package io.athanor.faults;

import java.time.Duration;

/// How much of everything.
///
/// @param kills of the scenario kills
/// @param killEvery the mean pause between recovery and the next
/// @param seeds that go in at least while processes are killed
/// @param inFlight records of one stage under way at once
/// @param latency of the endpoint
/// @param outage how long the endpoint is down
/// @param brokerGone how long the broker is down
/// @param joins of the scenario rebalances
/// @param poison of each kind of rubbish
/// @param storm how long the allowance is measured, after as long a time to settle
/// @param typed how often `athanor run` is killed
/// @param typedSeeds that it is given
/// @param heap of each process
/// @param random of the choice of victims and times
record Sizes(
    int kills,
    Duration killEvery,
    int seeds,
    int inFlight,
    Duration latency,
    Duration outage,
    Duration brokerGone,
    int joins,
    int poison,
    Duration storm,
    int typed,
    int typedSeeds,
    String heap,
    long random) {

  /// For a build: a few minutes on two cores.
  static final Sizes SHORT =
      new Sizes(
          4,
          Duration.ofSeconds(3),
          100,
          100,
          Duration.ofMillis(500),
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          2,
          1,
          Duration.ofSeconds(15),
          2,
          800,
          "512m",
          7);

  /// For proof.
  static final Sizes LONG =
      new Sizes(
          100,
          Duration.ofSeconds(12),
          20_000,
          1000,
          Duration.ofMillis(500),
          Duration.ofMinutes(10),
          Duration.ofSeconds(60),
          20,
          40,
          Duration.ofMinutes(4),
          10,
          50_000,
          "1g",
          7);
}
