package io.athanor.bench.engine;

import io.athanor.bench.Broker;
import io.athanor.bench.Child;
import io.athanor.bench.Converters;
import io.athanor.bench.Latency;
import io.athanor.bench.Machine;
import io.athanor.bench.Scratch;
import io.athanor.bench.Table;
import io.athanor.bench.Table.Column;
import io.athanor.bench.engine.RestartTrial.Measured;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The engine with small and with big records: what its in-flight changelog weighs, and how long a
/// restart after a kill takes.
@Command(
    name = "in-flight",
    description = {
      "Measure what pending work costs: the in-flight changelog, and a restart after a kill.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  modules/bench/run in-flight",
      "  modules/bench/run in-flight --prompt-chars 50000 --in-flight 500 --latency 2s"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class InFlightCommand implements Callable<Integer> {
  private static final String BROKER_HEAP = "1g";
  private static final int PARTITIONS = 4;
  private static final Table<Measured> TABLE =
      new Table<>(
          "prompt",
          List.of(
              new Column<>("records/s", Measured::perSecond, 1),
              new Column<>("worker CPU ms/record", Measured::cpuMs, 3),
              new Column<>("broker CPU ms/record", Measured::brokerCpuMs, 3),
              new Column<>("changelog bytes/record", Measured::changelogBytes, 0),
              new Column<>("changelog MiB", Measured::changelogMiB, 1),
              new Column<>("s from kill to output", Measured::downtime, 1)));

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      description = "Calls under way at once; default: ${DEFAULT-VALUE}.")
  private int inFlight = 500;

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      converter = Converters.OfLatency.class,
      description = "Of a call, fixed or evenly spread; default: 1s.")
  private Latency latency = Latency.parse("1s");

  @Option(
      names = "--prompt-chars",
      paramLabel = "N",
      split = ",",
      description = "Characters of each prompt; it goes out twice; default: 2000,50000.")
  private List<Integer> promptChars = List.of(2000, 50_000);

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Runs at each size; default: ${DEFAULT-VALUE}.")
  private int rounds = 2;

  @Option(
      names = "--warm-up",
      paramLabel = "TIME",
      converter = Converters.OfDuration.class,
      description = "From the first record until the clock starts; default: 10s.")
  private Duration warmUp = Duration.ofSeconds(10);

  @Option(
      names = "--measure",
      paramLabel = "TIME",
      converter = Converters.OfDuration.class,
      description = "How long the clock runs; default: 10s.")
  private Duration measure = Duration.ofSeconds(10);

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "Of the engine; default: ${DEFAULT-VALUE}.")
  private String heap = "1g";

  @Override
  public Integer call() throws IOException, InterruptedException {
    System.out.println(Machine.describe());
    System.out.println(Machine.load() + " before");
    var results = new LinkedHashMap<String, List<Measured>>();
    for (int round = 1; round <= rounds; round++) {
      for (int chars : promptChars) {
        var all = results.computeIfAbsent(chars + " characters", _ -> new ArrayList<>());
        try {
          all.add(turn(chars));
        } catch (IOException e) {
          System.err.printf("round %d, %d characters: %s%n", round, chars, e.getMessage());
        }
      }
    }
    System.out.println(Machine.load() + " after");
    System.out.printf(
        "%n%d in flight, latency %s, ideal %.1f records/s; %d rounds of %d s after %d s%n%n",
        inFlight,
        latency,
        latency.idealPerSecond(inFlight),
        rounds,
        measure.toSeconds(),
        warmUp.toSeconds());
    TABLE.print(results);
    return results.values().stream().allMatch(of -> of.size() == rounds) ? 0 : 1;
  }

  /// On a broker of its own: what one run leaves there would weigh on the next.
  private Measured turn(int chars) throws IOException, InterruptedException {
    try (var scratch = Scratch.create();
        var broker =
            Child.fork(Broker.class, BROKER_HEAP, List.of(scratch.resolve("broker").toString()))) {
      var job = job(broker.word(), scratch.resolve("state"));
      Input.prepare(job, 2 * new Trial(warmUp, measure, heap).records(job), chars);
      return new RestartTrial(warmUp, measure, heap).run(job, broker);
    }
  }

  private Job job(String bootstrapServers, Path state) {
    return new Job(
        bootstrapServers,
        "in-flight",
        PARTITIONS,
        inFlight,
        latency,
        Duration.ofMillis(100),
        state);
  }
}
