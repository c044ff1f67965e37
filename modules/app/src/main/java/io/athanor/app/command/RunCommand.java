package io.athanor.app.command;

import io.athanor.app.config.Config;
import io.athanor.app.console.Failure;
import io.athanor.app.console.Logs;
import io.athanor.app.console.Screen;
import io.athanor.app.console.Stop;
import io.athanor.app.factory.DataDir;
import io.athanor.app.run.Run;
import io.athanor.app.run.RunRequest;
import io.athanor.app.source.Batch;
import io.athanor.app.source.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Run the whole factory in one process, until every seed is settled.",
      "",
      "Without --bootstrap-servers it starts a Kafka broker of its own; without a provider, a base",
      "URL or OPENAI_API_KEY the built-in rehearsal model answers. The same command given again",
      "goes on where it stopped; new seeds are added.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  athanor run --seeds examples/seeds.jsonl --documents examples/documents --out out",
      "  OPENAI_API_KEY=… athanor run --seeds seeds.jsonl --out out --model gpt-4.1-mini",
      "  athanor run --seeds a.csv b.txt --out out --base-url http://localhost:8000/v1 --model m"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private ModelOptions model;

  @Option(
      names = "--seeds",
      arity = "1..*",
      paramLabel = "FILE",
      description = ".jsonl (an object with \"prompt\" a line), .txt (a prompt a line) or .csv.")
  private List<Path> seeds = new ArrayList<>();

  @Option(
      names = "--documents",
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders of Markdown, HTML and text to draw questions from.")
  private List<Path> documents = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the data set goes.")
  private Path out;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "What is needed to go on after a stop; default: .athanor in --out.")
  private @Nullable Path dataDir;

  @Option(
      names = "--generations",
      paramLabel = "N",
      description = "How often each instruction is evolved; default 1, 0: as they are.")
  private @Nullable Integer generations;

  @Option(names = "--skip-bad", description = "Go on without the lines that are no seeds.")
  private boolean skipBad;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description = "Of /metrics and /health; default: 9464 or the next free one.")
  private @Nullable Integer metricsPort;

  @Override
  public Integer call() throws InterruptedException {
    var screen = Screen.of(spec.commandLine());
    if (seeds.isEmpty() && documents.isEmpty()) {
      throw Failure.usage("There is nothing to run on.", "Give --seeds FILE or --documents DIR.");
    }
    var request = new RunRequest(config(), cluster.prefixGiven(), out);
    var batch =
        new Batch(Sources.seeds(seeds, skipBad, screen), Sources.documents(documents, screen));
    DataDir.writable(out);
    try (var stop = Stop.listening();
        var data = DataDir.claim(dataDir == null ? out.resolve(".athanor") : dataDir)) {
      Logs.toFile(data.log());
      return new Run(request, batch, data, screen, stop).call(System.getenv()).code();
    }
  }

  private Config config() {
    try {
      var config = model.over(cluster.config());
      config = generations == null ? config : config.evolving(generations);
      return metricsPort == null ? config : config.metricsAt(metricsPort);
    } catch (IllegalArgumentException e) {
      throw Options.refused(e);
    }
  }
}
