package io.athanor.bench.sandbox;

import io.athanor.bench.Converters;
import io.athanor.bench.Machine;
import io.athanor.bench.Scratch;
import io.athanor.bench.Spread;
import io.athanor.bench.Table;
import io.athanor.bench.Table.Column;
import io.athanor.bench.sandbox.OverheadTrial.Measured;
import io.athanor.sandbox.language.Language;
import io.athanor.sandbox.language.Languages;
import io.athanor.sandbox.run.WalledSandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Every language in every sandbox of this machine, round after round.
@Command(
    name = "sandbox",
    description = {
      "Compare programs in the sandbox with the same programs without one.",
      "A small program in each language that is installed, in each back end that works here, beside"
          + " its bare interpreter: all of them once, then all again. Then as many Python programs"
          + " a second as go. Takes about four minutes; nothing else should run.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  modules/bench/run sandbox",
      "  modules/bench/run sandbox --languages python --runs 1000 --seconds 20"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class SandboxCommand implements Callable<Integer> {
  private static final Language FAST = Languages.DEFAULT;
  private static final String BARE = "without a sandbox";

  private static final Table<Measured> OVERHEADS =
      new Table<>(
          "program",
          List.of(
              new Column<>("build", Measured::build, 0),
              new Column<>("bare p50", measured -> measured.bare().p50(), 1),
              new Column<>("p50", measured -> measured.walled().p50(), 1),
              new Column<>("overhead", Measured::overheadP50, 1),
              new Column<>("bare p95", measured -> measured.bare().p95(), 1),
              new Column<>("p95", measured -> measured.walled().p95(), 1),
              new Column<>("overhead at p95", Measured::overheadP95, 1)));

  private static final Table<Double> RATES =
      new Table<>(FAST.name(), List.of(new Column<>("runs/s", rate -> rate, 1)));

  @Option(
      names = "--languages",
      paramLabel = "NAME",
      split = ",",
      converter = OfLanguage.class,
      description = "Which take part; default: all that are installed.")
  private List<Language> languages = Languages.ALL;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often all of it is measured; default: ${DEFAULT-VALUE}.")
  private int rounds = 2;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Of each program in each round; default: ${DEFAULT-VALUE}.")
  private int runs = 100;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "Runs of each program before these; default: ${DEFAULT-VALUE}.")
  private int warmUp = 20;

  @Option(
      names = "--seconds",
      paramLabel = "TIME",
      converter = Converters.OfDuration.class,
      description = "How long runs a second are counted; default: 5s.")
  private Duration seconds = Duration.ofSeconds(5);

  /// By its name.
  static final class OfLanguage implements ITypeConverter<Language> {
    @Override
    public Language convert(String name) {
      return Languages.named(name)
          .orElseThrow(() ->
              new TypeConversionException(
                  "'%s' is not among %s"
                      .formatted(name, Languages.ALL.stream().map(Language::name).toList())));
    }
  }

  private final int places = Runtime.getRuntime().availableProcessors();
  private final Map<String, List<Measured>> overheads = new LinkedHashMap<>();
  private final Map<String, List<Double>> rates = new LinkedHashMap<>();

  @Override
  public Integer call() throws InterruptedException {
    System.out.println(Machine.describe());
    System.out.println(Machine.load() + " before");
    var contestants = Contestants.here(places, languages);
    contestants.versions().forEach(System.out::println);
    boolean complete = true;
    for (int round = 1; round <= rounds; round++) {
      for (var language : contestants.languages()) {
        complete &= measureOverhead(round, language, contestants.having(language));
      }
      complete &= measureRates(round, contestants.having(FAST));
    }
    System.out.println(Machine.load() + " after");
    print();
    return complete ? 0 : 1;
  }

  private boolean measureOverhead(int round, Language language, List<WalledSandbox> sandboxes)
      throws InterruptedException {
    try {
      new OverheadTrial(warmUp, runs)
          .run(language, sandboxes)
          .forEach((sandbox, measured) -> {
            var name = language.name() + ", " + sandbox.wall().name();
            overheads.computeIfAbsent(name, _ -> new ArrayList<>()).add(measured);
            System.err.printf(
                Locale.ROOT,
                "round %d, %s: p50 %.1f ms, %.1f more than bare; p95 %.1f, %.1f more%n",
                round,
                name,
                measured.walled().p50(),
                measured.overheadP50(),
                measured.walled().p95(),
                measured.overheadP95());
          });
      return true;
    } catch (IOException e) {
      System.err.printf("round %d, %s: %s%n", round, language.name(), e.getMessage());
      return false;
    }
  }

  private boolean measureRates(int round, List<WalledSandbox> sandboxes)
      throws InterruptedException {
    if (sandboxes.isEmpty()) {
      return true;
    }
    try (var folder = Scratch.create()) {
      var runners = new LinkedHashMap<String, Runner>();
      for (WalledSandbox sandbox : sandboxes) {
        runners.put(sandbox.wall().name(), WalledRunner.of(sandbox, FAST));
      }
      var walled = WalledRunner.of(sandboxes.getFirst(), FAST);
      runners.putFirst(BARE, OverheadTrial.bare(FAST, walled, folder));
      var trial = new RateTrial(places, Duration.ofSeconds(1), seconds);
      for (var runner : runners.entrySet()) {
        double rate = trial.perSecond(runner.getValue());
        rates.computeIfAbsent(runner.getKey(), _ -> new ArrayList<>()).add(rate);
        System.err.printf(Locale.ROOT, "round %d, %s: %.1f runs/s%n", round, runner.getKey(), rate);
      }
      return true;
    } catch (IOException e) {
      System.err.printf("round %d, runs/s: %s%n", round, e.getMessage());
      return false;
    }
  }

  private void print() {
    System.out.printf(
        "%n%d rounds of %d runs after %d; milliseconds; median (least–most)%n%n",
        rounds, runs, warmUp);
    OVERHEADS.print(overheads);
    System.out.printf("%n%d at once; %d rounds of %d s%n%n", places, rounds, seconds.toSeconds());
    RATES.print(rates);
    System.out.println();
    rates.forEach((name, of) -> {
      if (!name.equals(BARE)) {
        System.out.println(Goal.RUNS_PER_SECOND.verdict(name, Spread.of(of).median()));
      }
    });
    overheads.forEach((name, of) -> {
      if (name.startsWith(FAST.name() + ", ")) {
        var spread = Spread.of(of.stream().map(Measured::overheadP95).toList());
        System.out.println(Goal.OVERHEAD_P95.verdict(name, spread.median()));
      }
    });
  }
}
