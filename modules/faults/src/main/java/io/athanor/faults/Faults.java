package io.athanor.faults;

import io.athanor.app.config.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/// The command: one scenario after the other, and the table of what came of them.
@Command(
    name = "modules/faults/run",
    mixinStandardHelpOptions = true,
    description = {
      "Do faults to a running factory and see that what it promises holds all the same.",
      "The factory is real processes of the program on loopback; the endpoint is in the harness."
          + " Progress goes to standard error, the table to standard output, and the table as"
          + " Markdown, the logs and every kill to --results. Ends with code 1 where a row failed,"
          + " or, without --short, was slow.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  modules/faults/run --short",
      "  modules/faults/run --only kills --kills 100 --seeds 20000",
      "  modules/faults/run --only outage --outage 10m --in-flight 1000"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class Faults implements Callable<Integer> {
  private static final String RESULTS = "modules/faults/target/results";
  private static final String LOGS = ".log";
  private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  @Option(names = "--home", hidden = true, description = "Where the launcher is.")
  private Path home = Path.of("");

  @Option(names = "--short", description = "Small sizes: a few minutes for all, for a build.")
  private boolean brief;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = {
        "Which scenarios: ${COMPLETION-CANDIDATES}.",
        "Default: all; short: kills, outage, poison, zombie."
      })
  private @Nullable List<Entry> only;

  @Option(names = "--kills", paramLabel = "N", description = "Default: 100; short: 4.")
  private @Nullable Integer kills;

  @Option(
      names = "--kill-every",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "The mean pause between recovery and the next kill. Default: 12s; short: 3s.")
  private @Nullable Duration killEvery;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "That go in at least while processes are killed. Default: 20000; short: 100.")
  private @Nullable Integer seeds;

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      description = "Calls of a process under way at once. Default: 1000; short: 100.")
  private @Nullable Integer inFlight;

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Of the endpoint. Default: 500ms.")
  private @Nullable Duration latency;

  @Option(
      names = "--outage",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long the endpoint is down. Default: 10m; short: 10s.")
  private @Nullable Duration outage;

  @Option(
      names = "--broker-gone",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long the broker is down. Default: 60s; short: 15s.")
  private @Nullable Duration brokerGone;

  @Option(
      names = "--joins",
      paramLabel = "N",
      description = "Of the scenario rebalances. Default: 20; short: 2.")
  private @Nullable Integer joins;

  @Option(
      names = "--poison",
      paramLabel = "N",
      description = "Of each kind of rubbish. Default: 40; short: 1.")
  private @Nullable Integer poison;

  @Option(
      names = "--storm",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "That 429s are counted for, after as long. Default: 4m; short: 15s.")
  private @Nullable Duration storm;

  @Option(
      names = "--run-kills",
      paramLabel = "N",
      description = "Of the scenario run. Default: 10; short: 2.")
  private @Nullable Integer typed;

  @Option(
      names = "--run-seeds",
      paramLabel = "N",
      description = "That it is given. Default: 50000; short: 800.")
  private @Nullable Integer typedSeeds;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "Of each process. Default: 1g; short: 512m.")
  private @Nullable String heap;

  @Option(names = "--random", paramLabel = "N", description = "Seed of what is left to chance.")
  private @Nullable Long random;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "Default: a new one in modules/faults/target/results.")
  private @Nullable Path results;

  @Option(names = "--keep", description = "Keep topics, state and data sets of what passed, too.")
  private boolean keep;

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Faults()).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    var folder =
        results == null ? home.resolve(RESULTS).resolve(LocalDateTime.now().format(NOW)) : results;
    Files.createDirectories(folder);
    var launcher = Installation.copy(home, folder.resolve("program"));
    var rows = new ArrayList<Row>();
    for (var entry : entries()) {
      rows.addAll(run(entry, folder.resolve(entry.title()), launcher));
    }
    clear(folder.resolve("program"), "");
    System.out.println(Machine.describe() + "; " + Machine.load());
    Table.text(rows).forEach(System.out::println);
    System.out.println();
    Table.markdown(rows).forEach(System.out::println);
    Files.write(folder.resolve("table.md"), Table.markdown(rows));
    return rows.stream().anyMatch(row -> row.verdict().counts(brief)) ? 1 : 0;
  }

  private List<Row> run(Entry entry, Path dir, Path launcher) throws IOException {
    var log = Log.of(entry.title());
    var sizes = sizes();
    log.say("%s; logs in %s; %s", entry.told(), dir, Machine.load());
    Files.createDirectories(dir);
    clear(dir, "");
    List<Row> rows;
    try {
      rows =
          entry.scenario().run(new Lab(dir, sizes, new Program(launcher, dir, sizes.heap()), log));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      rows = List.of(Row.broken(entry.title(), e));
    } catch (Exception e) {
      e.printStackTrace();
      rows = List.of(Row.broken(entry.title(), e));
    }
    rows.forEach(row -> log.say("%s: %s: %s", row.verdict(), row.criterion(), row.measured()));
    if (!keep && rows.stream().noneMatch(row -> row.verdict() == Verdict.FAILED)) {
      clear(dir, LOGS);
    }
    return rows;
  }

  private List<Entry> entries() {
    if (only != null) {
      return only;
    }
    return brief ? Entry.BRIEF : List.of(Entry.values());
  }

  private Sizes sizes() {
    var base = brief ? Sizes.SHORT : Sizes.LONG;
    return new Sizes(
        or(kills, base.kills()),
        or(killEvery, base.killEvery()),
        or(seeds, base.seeds()),
        or(inFlight, base.inFlight()),
        or(latency, base.latency()),
        or(outage, base.outage()),
        or(brokerGone, base.brokerGone()),
        or(joins, base.joins()),
        or(poison, base.poison()),
        or(storm, base.storm()),
        or(typed, base.typed()),
        or(typedSeeds, base.typedSeeds()),
        or(heap, base.heap()),
        or(random, base.random()));
  }

  private static <T> T or(@Nullable T given, T byDefault) {
    return given == null ? byDefault : given;
  }

  /// @param spared the end of the names of files in it that stay; empty: none does
  private static void clear(Path dir, String spared) throws IOException {
    try (var all = Files.walk(dir)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        boolean stays =
            !spared.isEmpty() && path.toString().endsWith(spared) && dir.equals(path.getParent());
        if (!path.equals(dir) && !stays) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  private static final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return Durations.parse(text);
    }
  }
}
