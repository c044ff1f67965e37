package io.athanor.bench.factory;

import io.athanor.bench.Converters;
import io.athanor.bench.Machine;
import io.athanor.bench.Table;
import io.athanor.bench.Table.Column;
import io.athanor.bench.factory.Course.Measured;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The factory as a whole at every latency, round after round.
@Command(
    name = "factory",
    description = {
      "Measure the whole factory: broker, rehearsal model and `athanor run`, each in a JVM of its own.",
      "General seeds, evolved once, from a cold start to the end. Steady is from the first tenth of"
          + " the calls to the last. Takes about six minutes.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  modules/bench/run factory",
      "  modules/bench/run factory --seeds 40000 --latency 500ms --rounds 3"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class FactoryCommand implements Callable<Integer> {
  private static final Table<Measured> TABLE =
      new Table<>(
          "latency",
          List.of(
              new Column<>("calls/s, steady", Measured::perSecond, 0),
              new Column<>("of the ceiling in flight, steady", Measured::ofCeiling, 3),
              new Column<>("factory CPU ms/call, steady", Measured::cpuMs, 3),
              new Column<>("in all", Measured::cpuMsInAll, 3),
              new Column<>("broker CPU ms/call", Measured::brokerCpuMs, 3),
              new Column<>("endpoint CPU ms/call", Measured::endpointCpuMs, 3),
              new Column<>("factory CPU ms/row", Measured::cpuMsPerRow, 2),
              new Column<>("calls", Measured::calls, 0),
              new Column<>("rows", Measured::rows, 0),
              new Column<>("s until steady", Measured::warmUp, 1),
              new Column<>("s in all", Measured::wall, 1)));

  @Option(names = "--seeds", paramLabel = "N", description = "How many; default: ${DEFAULT-VALUE}.")
  private int seeds = 10_000;

  @Option(
      names = "--ceiling",
      paramLabel = "N",
      description = "The most calls under way at once; default: ${DEFAULT-VALUE}.")
  private int ceiling = 1000;

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      split = ",",
      converter = Converters.OfDuration.class,
      description = "Of a call; default: 500ms,0ms.")
  private List<Duration> latencies = List.of(Duration.ofMillis(500), Duration.ZERO);

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Runs at each latency; default: ${DEFAULT-VALUE}.")
  private int rounds = 2;

  @Option(
      names = "--athanor",
      paramLabel = "FILE",
      description = "The launcher; default: the one of this checkout.",
      defaultValue = "${sys:athanor.launcher}")
  private Path launcher;

  @Override
  public Integer call() throws InterruptedException {
    System.out.println(Machine.describe());
    System.out.println(Machine.load() + " before");
    var results = new LinkedHashMap<String, List<Measured>>();
    for (int round = 1; round <= rounds; round++) {
      for (var latency : latencies) {
        turn(
            round,
            new FactoryTrial(launcher, seeds, ceiling, latency),
            results.computeIfAbsent(latency.toMillis() + " ms", _ -> new ArrayList<>()));
      }
    }
    System.out.println(Machine.load() + " after");
    System.out.printf(
        "%n%d seeds, ceiling %d; %d rounds; median (least–most)%n%n", seeds, ceiling, rounds);
    TABLE.print(results);
    return results.values().stream().allMatch(of -> of.size() == rounds) ? 0 : 1;
  }

  private static void turn(int round, FactoryTrial trial, List<Measured> results)
      throws InterruptedException {
    try {
      var measured = trial.run();
      results.add(measured);
      System.err.printf(
          Locale.ROOT,
          "round %d, %d ms: %.0f calls/s, %.3f of the ceiling, %.3f CPU ms/call, %.0f s, %s%n",
          round,
          trial.latency().toMillis(),
          measured.perSecond(),
          measured.ofCeiling(),
          measured.cpuMs(),
          measured.wall(),
          Machine.load());
    } catch (IOException e) {
      System.err.printf("round %d, %d ms: %s%n", round, trial.latency().toMillis(), e.getMessage());
    }
  }
}
