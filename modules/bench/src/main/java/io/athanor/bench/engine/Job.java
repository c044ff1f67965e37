package io.athanor.bench.engine;

import io.athanor.bench.Latency;
import io.athanor.record.Instruction;
import io.athanor.record.Seed;
import io.athanor.streams.Cluster;
import io.athanor.streams.Topic;
import io.athanor.streams.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What a worker is to do: read seeds, wait for a call, write instructions.
///
/// @param bootstrapServers of the broker
/// @param prefix of its topics and groups, a new one for each run
/// @param partitions of each topic
/// @param inFlight calls under way at once
/// @param latency of a call
/// @param commitEvery how often a contestant that can be told commits
/// @param stateDir for local state
record Job(
    String bootstrapServers,
    String prefix,
    int partitions,
    int inFlight,
    Latency latency,
    Duration commitEvery,
    Path stateDir) {

  /// As the command line of a worker.
  List<String> toArguments() {
    return List.of(
        bootstrapServers,
        prefix,
        Integer.toString(partitions),
        Integer.toString(inFlight),
        latency.toString(),
        commitEvery.toString(),
        stateDir.toString());
  }

  static Job of(List<String> arguments) {
    return new Job(
        arguments.get(0),
        arguments.get(1),
        Integer.parseInt(arguments.get(2)),
        Integer.parseInt(arguments.get(3)),
        Latency.parse(arguments.get(4)),
        Duration.parse(arguments.get(5)),
        Path.of(arguments.get(6)));
  }

  Cluster cluster() {
    return new Cluster(bootstrapServers, Map.of());
  }

  Wire wire() {
    return Wire.of(
        Map.of("schema.registry.url", "topic:_schemas", "bootstrap.servers", bootstrapServers));
  }

  Topic<Seed> in() {
    return new Topic<>(prefix + ".in", Seed.class);
  }

  Topic<Instruction> out() {
    return new Topic<>(prefix + ".out", Instruction.class);
  }

  String rejected() {
    return prefix + ".rejected";
  }

  String failed() {
    return prefix + ".failed";
  }

  double idealPerSecond() {
    return latency.idealPerSecond(inFlight);
  }
}
