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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Produce documents to their topic. The same document a second time does no harm.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  athanor ingest examples/documents --bootstrap-servers localhost:9092"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class IngestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders of Markdown, HTML and text.")
  private List<Path> folders;

  @Override
  public Integer call() {
    var screen = Screen.of(spec.commandLine());
    var config = cluster.config();
    var documents = Sources.documents(folders, screen);
    try (var site = Site.of(config)) {
      site.ensureTopics(Pipeline.of(site.names()), config.topics());
      Feed.send(site, site.names().documents(), documents);
      screen.say("%d documents to %s".formatted(documents.size(), site.names().documents().name()));
    }
    return ExitCode.OK.code();
  }
}
