package io.athanor.app.command;

import io.athanor.app.config.Config;
import io.athanor.app.console.ExitCode;
import io.athanor.app.console.Failure;
import io.athanor.app.console.Logs;
import io.athanor.app.console.Screen;
import io.athanor.app.console.Sentences;
import io.athanor.app.console.Stop;
import io.athanor.app.factory.DataDir;
import io.athanor.app.factory.Factory;
import io.athanor.app.factory.Site;
import io.athanor.app.factory.Workshop;
import io.athanor.app.http.Health;
import io.athanor.app.http.Observatory;
import io.athanor.app.pipeline.Names;
import io.athanor.app.pipeline.Pipeline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Run stages against a cluster until stopped.",
      "",
      "As many processes of a stage as you like share its work. The log goes to standard output, a",
      "JSON object a line.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  athanor serve teach --bootstrap-servers localhost:9092 --provider openai",
      "  athanor serve critique verify --bootstrap-servers localhost:9092 --metrics-port 9500",
      "  athanor serve sink --bootstrap-servers localhost:9092 --out out"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ServeCommand implements Callable<Integer> {
  private static final String ALL = "all";
  private static final Duration LOOK = Duration.ofMillis(500);

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private ModelOptions model;

  @Parameters(
      arity = "1..*",
      paramLabel = "STAGE",
      description = "generate, evolve, teach, critique, verify, sink; or all.")
  private List<String> stages;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where sink writes the data set; storage that all sinks share.")
  private @Nullable Path out;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "Local state, on a disk that lasts; default: ${DEFAULT-VALUE}.")
  private Path stateDir = Path.of(".athanor", "state");

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description = "Of /metrics and /health; default: 9464 or the next free one.")
  private @Nullable Integer metricsPort;

  @Override
  public Integer call() throws InterruptedException {
    var screen = Screen.of(spec.commandLine());
    var config = config();
    var parts = parts();
    boolean writes = parts.contains(Pipeline.SINK);
    if (writes && out == null) {
      throw Failure.usage("The sink needs a folder to write to.", "Give --out DIR.");
    }
    if (writes) {
      DataDir.writable(Objects.requireNonNull(out));
    }
    DataDir.writable(stateDir);
    Logs.toStandardOutput();
    var meters = Observatory.meters();
    try (var stop = Stop.listening();
        var site = Site.of(config);
        var workshop = Workshop.open(config, parts, System.getenv(), meters, screen)) {
      var pipeline = Pipeline.of(site.names(), workshop.stages());
      site.ensureTopics(pipeline, config.topics());
      try (var factory =
              Factory.start(
                  site, pipeline, parts, config, stateDir, out == null ? stateDir : out, meters);
          var observatory =
              Observatory.start(
                  config.metrics().host(),
                  config.metrics().port(),
                  meters,
                  () ->
                      Health.of(factory.applications(), workshop.endpoints(), factory.problem()))) {
        screen.say(
            "%s at work on %s; metrics at %s/metrics"
                .formatted(
                    String.join(", ", parts),
                    site.cluster().bootstrapServers(),
                    observatory.address()));
        workshop.announceSandbox(screen);
        return serve(factory, stop).code();
      }
    }
  }

  private static ExitCode serve(Factory factory, Stop stop) throws InterruptedException {
    while (!stop.within(LOOK)) {
      factory
          .failure()
          .ifPresent(problem -> {
            throw new Failure(
                ExitCode.TRY_AGAIN,
                Sentences.capital(problem),
                "Nothing is lost; the log says more, and the same command goes on.");
          });
    }
    return ExitCode.OK;
  }

  private Set<String> parts() {
    var known = Pipeline.of(new Names("any")).parts();
    if (stages.equals(List.of(ALL))) {
      return new LinkedHashSet<>(known);
    }
    for (var stage : stages) {
      if (!known.contains(stage)) {
        throw Failure.usage(
            "There is no stage \"" + stage + "\".",
            "There are " + String.join(", ", known) + "; or all.");
      }
    }
    return new LinkedHashSet<>(stages);
  }

  private Config config() {
    try {
      var config = model.over(cluster.config());
      return metricsPort == null ? config : config.metricsAt(metricsPort);
    } catch (IllegalArgumentException e) {
      throw Options.refused(e);
    }
  }
}
