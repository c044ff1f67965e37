package io.athanor.bench.engine;

import io.athanor.bench.Broker;
import io.athanor.bench.Child;
import io.athanor.bench.Latency;
import io.athanor.bench.Machine;
import io.athanor.bench.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rounds in which each contestant has its turn at each latency, on one broker.
///
/// @param entries who takes part, in this order
/// @param latencies of the calls
/// @param rounds how often
/// @param trial how a turn goes
/// @param load what a turn is about
record Contest(List<Entry> entries, List<Latency> latencies, int rounds, Trial trial, Load load) {
  private static final String BROKER_HEAP = "1g";

  /// What each contestant is given.
  ///
  /// @param inFlight calls under way at once
  /// @param partitions of each topic
  /// @param commitEvery how often a contestant that can be told commits
  /// @param promptChars characters of each prompt
  /// @param records of input; null: more than the ideal can take
  record Load(
      int inFlight,
      int partitions,
      Duration commitEvery,
      int promptChars,
      @Nullable Integer records) {}

  /// What was measured, round after round; a turn that failed leaves nothing, and is told of on
  /// standard error.
  ///
  /// @throws IOException where the broker does not start
  Map<Latency, Map<Entry, List<Measured>>> run() throws IOException, InterruptedException {
    var results = new LinkedHashMap<Latency, Map<Entry, List<Measured>>>();
    try (var scratch = Scratch.create();
        var broker =
            Child.fork(Broker.class, BROKER_HEAP, List.of(scratch.resolve("broker").toString()))) {
      for (int round = 1; round <= rounds; round++) {
        for (var latency : latencies) {
          for (var entry : entries) {
            var measured = turn(round, latency, entry, broker, scratch.resolve("state"));
            var all =
                results
                    .computeIfAbsent(latency, _ -> new EnumMap<>(Entry.class))
                    .computeIfAbsent(entry, _ -> new ArrayList<>());
            measured.ifPresent(all::add);
          }
        }
      }
    }
    return results;
  }

  private Optional<Measured> turn(
      int round, Latency latency, Entry entry, Child broker, Path stateDir)
      throws InterruptedException {
    var prefix =
        "r%d-%d-%s".formatted(round, latencies.indexOf(latency), entry).toLowerCase(Locale.ROOT);
    var job =
        new Job(
            broker.word(),
            prefix,
            load.partitions(),
            load.inFlight(),
            latency,
            load.commitEvery(),
            stateDir.resolve(prefix));
    int records = load.records() == null ? trial.records(job) : load.records();
    try {
      Input.prepare(job, records, load.promptChars());
      var measured = trial.run(entry, job, records, broker);
      say(
          "round %d, %s, %s: %.1f records/s, %.3f of the ideal, %.0f in flight, %.3f CPU ms/record, %s"
              .formatted(
                  round,
                  latency,
                  entry.title(),
                  measured.perSecond(),
                  measured.ofIdeal(),
                  measured.inFlight(),
                  measured.cpuMs(),
                  Machine.load()));
      return Optional.of(measured);
    } catch (IOException e) {
      say("round %d, %s: %s".formatted(round, latency, e.getMessage()));
      return Optional.empty();
    }
  }

  private static void say(String line) {
    System.err.println(line);
  }
}
