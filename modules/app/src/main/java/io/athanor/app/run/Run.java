package io.athanor.app.run;

import io.athanor.app.config.Config;
import io.athanor.app.config.ConfigFile;
import io.athanor.app.console.ExitCode;
import io.athanor.app.console.Failure;
import io.athanor.app.console.Screen;
import io.athanor.app.console.Sentences;
import io.athanor.app.console.Stop;
import io.athanor.app.factory.DataDir;
import io.athanor.app.factory.Factory;
import io.athanor.app.factory.Feed;
import io.athanor.app.factory.OwnBroker;
import io.athanor.app.factory.Site;
import io.athanor.app.factory.Workshop;
import io.athanor.app.http.Health;
import io.athanor.app.http.Observatory;
import io.athanor.app.pipeline.Names;
import io.athanor.app.pipeline.Pipeline;
import io.athanor.app.source.Batch;
import io.athanor.streams.ledger.Ledger;
import io.athanor.streams.ledger.LedgerReport;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The whole factory in one process, until every seed is settled.
public final class Run {
  private static final Duration LOOK = Duration.ofMillis(250);

  private final RunRequest request;
  private final Batch batch;
  private final DataDir data;
  private final PrometheusMeterRegistry meters = Observatory.meters();
  private final Screen screen;
  private final Stop stop;
  private final InstantSource clock = InstantSource.system();
  private volatile @Nullable Factory working;
  private Instant sinkWell = clock.instant();

  /// @param data the run's data folder, claimed
  public Run(RunRequest request, Batch batch, DataDir data, Screen screen, Stop stop) {
    this.request = request;
    this.batch = batch;
    this.data = data;
    this.screen = screen;
    this.stop = stop;
  }

  /// Runs. Nothing is produced before settings and endpoints are found good.
  ///
  /// @throws Failure with a sentence, where it cannot start or cannot go on
  public ExitCode call(Map<String, String> environment) throws InterruptedException {
    var before = Manifest.read(data.manifest());
    var parts = Set.copyOf(Pipeline.of(new Names("any")).parts());
    try (var workshop = Workshop.open(request.config(), parts, environment, meters, screen);
        var observatory = observe(workshop)) {
      var manifest = Manifest.of(request, before, ConfigFile.shape(request.config()), workshop);
      before.ifPresent(begun -> refuseOtherShape(begun, manifest));
      if (before.isEmpty()) {
        workshop.check();
      }
      screen.say("metrics  " + observatory.address() + "/metrics");
      try (var broker = OwnBroker.unless(request.config(), data, screen);
          var site = Site.of(broker.config(manifest.prefix()))) {
        workshop.announceSandbox(screen);
        return work(site, workshop, manifest, before.isPresent());
      }
    }
  }

  private ExitCode work(Site site, Workshop workshop, Manifest manifest, boolean again)
      throws InterruptedException {
    var pipeline = Pipeline.of(site.names(), workshop.stages());
    site.ensureTopics(pipeline, request.config().topics());
    var newSeeds = Feed.fresh(site, site.names().seeds(), batch.seeds());
    var newDocuments = Feed.fresh(site, site.names().documents(), batch.documents());
    boolean nothingNew = newSeeds.isEmpty() && newDocuments.isEmpty();
    boolean settled =
        again && nothingNew && Files.exists(data.settled()) && ledger(site, pipeline).settled();
    markSettled(false);
    if (again && !settled) {
      workshop.check();
    }
    manifest.write(data.manifest());
    sayFed("seeds", newSeeds.size(), batch.seeds().size());
    sayFed("documents", newDocuments.size(), batch.documents().size());
    Feed.send(site, site.names().seeds(), newSeeds);
    Feed.send(site, site.names().documents(), newDocuments);
    if (settled) {
      screen.say("All of it was settled already; nothing is asked again.");
    } else if (again) {
      screen.say("This goes on where the run in " + data + " stopped.");
    }
    var parts = settled ? Set.of(Pipeline.SINK) : Set.copyOf(pipeline.parts());
    return run(site, workshop, pipeline, parts);
  }

  private ExitCode run(Site site, Workshop workshop, Pipeline pipeline, Set<String> parts)
      throws InterruptedException {
    var counts = new Counts(meters);
    var progress = new Progress(screen, counts, clock);
    LedgerReport report;
    var factory =
        Factory.start(site, pipeline, parts, request.config(), data.state(), request.out(), meters);
    working = factory;
    try (factory) {
      var quiet = new Quiet(factory::idle, counts::moves, () -> ledger(site, pipeline), clock);
      Optional<LedgerReport> done = Optional.empty();
      while (done.isEmpty()) {
        if (stop.within(LOOK)) {
          screen.warn("Stopping; what is in flight is kept. The same command goes on from here.");
          return ExitCode.INTERRUPTED;
        }
        failIfStuck(factory, workshop);
        progress.show(factory, workshop.endpoints());
        done = quiet.reached();
      }
      report = done.get();
    }
    // The last rows are published when the sink closes.
    factory.sinkProblem().ifPresent(this::cannotWrite);
    return end(site, pipeline, report, counts, progress.elapsed());
  }

  private ExitCode end(
      Site site, Pipeline pipeline, LedgerReport report, Counts counts, Duration elapsed) {
    markSettled(report.settled());
    var data = DataSet.read(site, pipeline);
    var least = request.config().sink().tier();
    screen.print(new Summary(report, data, counts, least, elapsed, request.out()).text());
    if (!report.balanced()) {
      throw new Failure(
          ExitCode.UNEXPECTED,
          "The ledger does not balance: see the stages above.",
          "This is a fault of Athanor's; the data folder " + this.data + " holds the evidence.");
    }
    screen.print(
        "\nLook at it: head -n 1 %s/*.jsonl\nWhy rows were rejected: ./athanor tail verify.rejected --data-dir %s"
            .formatted(request.out(), this.data));
    return ExitCode.OK;
  }

  private void failIfStuck(Factory factory, Workshop workshop) {
    factory
        .failure()
        .ifPresent(problem -> {
          throw new Failure(
              ExitCode.TRY_AGAIN,
              Sentences.capital(problem),
              "The log is in " + data.log() + "; the same command goes on where this one stopped.");
        });
    if (factory.sinkProblem().isEmpty()) {
      sinkWell = clock.instant();
    } else if (!clock.instant().isBefore(sinkWell.plus(request.config().giveUpAfter()))) {
      cannotWrite(factory.sinkProblem().get());
    }
    Patience.lost(workshop.endpoints(), request.config().giveUpAfter(), clock.instant())
        .ifPresent(endpoint -> {
          throw new Failure(
              ExitCode.TRY_AGAIN,
              "%s at %s has given no good reply for %s: %s"
                  .formatted(
                      endpoint.model(),
                      endpoint.address(),
                      Progress.time(request.config().giveUpAfter()),
                      Sentences.capital(endpoint.pause().orElseThrow().reason())),
              "Nothing is lost. Mend the endpoint and give the same command again.");
        });
  }

  private void cannotWrite(String problem) {
    throw Failure.cannotWrite(
        Sentences.capital(problem) + ".",
        "Nothing is lost; mend it, and the same command goes on where this one stopped.");
  }

  private void markSettled(boolean is) {
    try {
      if (is) {
        Files.writeString(data.settled(), "");
      } else {
        Files.deleteIfExists(data.settled());
      }
    } catch (IOException e) {
      cannotWrite("the data folder " + data + " cannot be written: " + e.getMessage());
    }
  }

  private Observatory observe(Workshop workshop) {
    Config.Metrics settings = request.config().metrics();
    return Observatory.start(settings.host(), settings.port(), meters, () -> health(workshop));
  }

  private Health health(Workshop workshop) {
    var factory = working;
    return factory == null
        ? Health.of(List.of(), workshop.endpoints(), Optional.empty())
        : Health.of(factory.applications(), workshop.endpoints(), factory.problem());
  }

  private LedgerReport ledger(Site site, Pipeline pipeline) {
    return Ledger.read(site.cluster(), site.names().prefix(), pipeline.applications());
  }

  private void refuseOtherShape(Manifest begun, Manifest now) {
    var differences = begun.differences(now);
    if (!differences.isEmpty()) {
      throw Failure.usage(
          "The data folder %s was begun with other settings: %s."
              .formatted(data, String.join("; ", differences)),
          "Give the same settings again, or name another --out or --data-dir.");
    }
  }

  private void sayFed(String what, int fresh, int all) {
    if (all > 0) {
      screen.say(
          fresh == all
              ? "%-8s %d".formatted(what, all)
              : "%-8s %d new, %d already known".formatted(what, fresh, all - fresh));
    }
  }
}
