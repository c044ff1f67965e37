package io.athanor.bench.engine;

import io.athanor.bench.Converters;
import io.athanor.bench.Latency;
import io.athanor.bench.Machine;
import io.athanor.bench.Table;
import io.athanor.bench.Table.Column;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Every contestant at every latency, round after round, on one broker.
@Command(
    name = "engine",
    description = {
      "Compare Athanor's engine with others at holding slow calls in flight.",
      "A call is a sleep; around it, Avro is read and written. Each contestant runs in a JVM of its"
          + " own, the broker in another. Rounds are interleaved: A B C D, A B C D. Takes about six"
          + " minutes.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  modules/bench/run engine",
      "  modules/bench/run engine --rounds 5 --warm-up 15s --measure 20s",
      "  modules/bench/run engine --only ATHANOR,PARALLEL --in-flight 4000 --latency 2s --heap 2g",
      "  modules/bench/run engine --only PARALLEL_TX --commit-every 5s --measure 30s"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class EngineCommand implements Callable<Integer> {
  private static final Table<Measured> TABLE =
      new Table<>(
          "contestant",
          List.of(
              new Column<>("records/s", Measured::perSecond, 1),
              new Column<>("achieved/ideal", Measured::ofIdeal, 3),
              new Column<>("calls in flight", Measured::inFlight, 0),
              new Column<>("worker CPU ms/record", Measured::cpuMs, 3),
              new Column<>("broker CPU ms/record", Measured::brokerCpuMs, 3),
              new Column<>("cores busy with other work", Measured::otherCores, 2)));

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      description = "Calls under way at once; default: ${DEFAULT-VALUE}.")
  private int inFlight = 1000;

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      split = ",",
      converter = Converters.OfLatency.class,
      description =
          "Of a call: fixed, evenly spread, or with a long tail (lognormal, median~95th percentile);"
              + " default: 500ms,0.3s-3s,1s~3s.")
  private List<Latency> latencies =
      Stream.of("500ms", "0.3s-3s", "1s~3s").map(Latency::parse).toList();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Runs of each contestant at each latency; default: ${DEFAULT-VALUE}.")
  private int rounds = 2;

  @Option(
      names = "--warm-up",
      paramLabel = "TIME",
      converter = Converters.OfDuration.class,
      description = "From the first record until the clock starts; default: 4s.")
  private Duration warmUp = Duration.ofSeconds(4);

  @Option(
      names = "--measure",
      paramLabel = "TIME",
      converter = Converters.OfDuration.class,
      description = "How long the clock runs; default: 6s.")
  private Duration measure = Duration.ofSeconds(6);

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "Of input for each run; default: more than the ideal can take in the time.")
  private @Nullable Integer records;

  @Option(
      names = "--prompt-chars",
      paramLabel = "N",
      description = "Characters of each prompt; it goes out twice; default: ${DEFAULT-VALUE}.")
  private int promptChars = 1000;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Of each topic, and threads of synchronous Streams; default: ${DEFAULT-VALUE}.")
  private int partitions = 4;

  @Option(
      names = "--commit-every",
      paramLabel = "TIME",
      converter = Converters.OfDuration.class,
      description = "How often the others commit; default: 100ms, as the engine does.")
  private Duration commitEvery = Duration.ofMillis(100);

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "Of each contestant; default: ${DEFAULT-VALUE}.")
  private String heap = "1g";

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "Who takes part: ${COMPLETION-CANDIDATES}; default: all.")
  private List<Entry> entries = List.of(Entry.values());

  @Override
  public Integer call() throws IOException, InterruptedException {
    System.out.println(Machine.describe());
    System.out.println(settings());
    System.out.println(Machine.load() + " before");
    var results = contest().run();
    System.out.println(Machine.load() + " after");
    results.forEach(this::print);
    boolean complete =
        results.values().stream()
            .flatMap(of -> of.values().stream())
            .allMatch(of -> of.size() == rounds);
    return complete ? 0 : 1;
  }

  private Contest contest() {
    return new Contest(
        entries,
        latencies,
        rounds,
        new Trial(warmUp, measure, heap),
        new Contest.Load(inFlight, partitions, commitEvery, promptChars, records));
  }

  private String settings() {
    return "%d in flight; %d rounds of %d s after %d s; heap %s; prompts of %d characters; %d partitions; others commit every %d ms"
        .formatted(
            inFlight,
            rounds,
            measure.toSeconds(),
            warmUp.toSeconds(),
            heap,
            promptChars,
            partitions,
            commitEvery.toMillis());
  }

  private void print(Latency latency, Map<Entry, List<Measured>> results) {
    System.out.printf(
        Locale.ROOT,
        "%n%d in flight, latency %s, ideal %.1f records/s; median (least–most) of the rounds%n%n",
        inFlight,
        latency,
        latency.idealPerSecond(inFlight));
    var byTitle = new LinkedHashMap<String, List<Measured>>();
    results.forEach((entry, rounds) -> byTitle.put(entry.title(), rounds));
    TABLE.print(byTitle);
  }
}
