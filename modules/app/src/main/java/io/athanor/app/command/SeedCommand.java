package io.athanor.app.command;

import io.athanor.app.console.ExitCode;
import io.athanor.app.console.Screen;
import io.athanor.app.factory.Feed;
import io.athanor.app.factory.Site;
import io.athanor.app.pipeline.Pipeline;
import io.athanor.app.source.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "seed",
    mixinStandardHelpOptions = true,
    description = {"Produce seeds to their topic. Ids that were seen before do no harm.", ""},
    footer = {
      "",
      "Example:",
      "  athanor seed examples/seeds.jsonl --bootstrap-servers localhost:9092"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class SeedCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = ".jsonl, .txt or .csv.")
  private List<Path> files;

  @Option(names = "--skip-bad", description = "Go on without the lines that are no seeds.")
  private boolean skipBad;

  @Override
  public Integer call() {
    var screen = Screen.of(spec.commandLine());
    var config = cluster.config();
    var seeds = Sources.seeds(files, skipBad, screen);
    try (var site = Site.of(config)) {
      site.ensureTopics(Pipeline.of(site.names()), config.topics());
      Feed.send(site, site.names().seeds(), seeds);
      screen.say("%d seeds to %s".formatted(seeds.size(), site.names().seeds().name()));
    }
    return ExitCode.OK.code();
  }
}
