package io.athanor.bench.client;

import io.athanor.bench.Converters;
import io.athanor.bench.Machine;
import io.athanor.bench.Table;
import io.athanor.bench.Table.Column;
import io.athanor.bench.client.ClientTrial.Measured;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Every client at every latency, round after round.
@Command(
    name = "client",
    description = {
      "Compare the model client with stock openai-java, and with no client at all.",
      "Each keeps its calls under way in a JVM of its own; the endpoint, in another, gives each the"
          + " same answer. Rounds are interleaved: A B C, A B C. Takes about ten minutes.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  modules/bench/run client",
      "  modules/bench/run client --in-flight 4000 --latency 500ms --warm-up 30s",
      "  modules/bench/run client --in-flight 128 --latency 0ms"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class ClientCommand implements Callable<Integer> {
  private static final List<Column<Measured>> COLUMNS =
      List.of(
          new Column<>("calls/s", Measured::perSecond, 1),
          new Column<>("achieved/ideal", Measured::ofIdeal, 3),
          new Column<>("client CPU ms/call", Measured::cpuMs, 4),
          new Column<>("endpoint CPU ms/call", Measured::endpointCpuMs, 4),
          new Column<>("cores busy with other work", Measured::otherCores, 2));

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      description = "Calls under way at once; default: ${DEFAULT-VALUE}.")
  private int inFlight = 1000;

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
      description = "Runs of each client at each latency; default: ${DEFAULT-VALUE}.")
  private int rounds = 2;

  @Option(
      names = "--warm-up",
      paramLabel = "TIME",
      converter = Converters.OfDuration.class,
      description = "From the first call until the clock starts; default: 25s.")
  private Duration warmUp = Duration.ofSeconds(25);

  @Option(
      names = "--measure",
      paramLabel = "TIME",
      converter = Converters.OfDuration.class,
      description = "How long the clock runs; default: 8s.")
  private Duration measure = Duration.ofSeconds(8);

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "Of each client; default: ${DEFAULT-VALUE}.")
  private String heap = "1g";

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "Who takes part: ${COMPLETION-CANDIDATES}; default: all.")
  private List<Client> clients = List.of(Client.values());

  @Override
  public Integer call() throws InterruptedException {
    System.out.println(Machine.describe());
    System.out.println(Machine.load() + " before");
    var results = new LinkedHashMap<Duration, Map<String, List<Measured>>>();
    for (int round = 1; round <= rounds; round++) {
      for (var latency : latencies) {
        for (var client : clients) {
          turn(
              round,
              client,
              new ClientTrial(inFlight, latency, warmUp, measure, heap),
              results
                  .computeIfAbsent(latency, _ -> new LinkedHashMap<>())
                  .computeIfAbsent(client.title(), _ -> new ArrayList<>()));
        }
      }
    }
    System.out.println(Machine.load() + " after");
    results.forEach(this::print);
    return results.values().stream()
            .flatMap(of -> of.values().stream())
            .allMatch(of -> of.size() == rounds)
        ? 0
        : 1;
  }

  private static void turn(int round, Client client, ClientTrial trial, List<Measured> results)
      throws InterruptedException {
    try {
      var measured = trial.run(client);
      results.add(measured);
      System.err.printf(
          Locale.ROOT,
          "round %d, %d ms, %s: %.1f calls/s, %.4f CPU ms/call, %s%n",
          round,
          trial.latency().toMillis(),
          client.title(),
          measured.perSecond(),
          measured.cpuMs(),
          Machine.load());
    } catch (IOException e) {
      System.err.printf("round %d, %s: %s%n", round, client.title(), e.getMessage());
    }
  }

  private void print(Duration latency, Map<String, List<Measured>> results) {
    System.out.printf(
        "%n%d in flight, latency %d ms; %d rounds of %d s after %d s; heap %s; median (least–most)%n%n",
        inFlight, latency.toMillis(), rounds, measure.toSeconds(), warmUp.toSeconds(), heap);
    new Table<>("client", latency.isZero() ? withoutIdeal() : COLUMNS).print(results);
  }

  private static List<Column<Measured>> withoutIdeal() {
    return COLUMNS.stream().filter(column -> !column.heading().contains("ideal")).toList();
  }
}
