package io.athanor.app.command;

import io.athanor.app.console.ExitCode;
import io.athanor.app.console.Failure;
import io.athanor.app.console.Screen;
import io.athanor.app.console.Sentences;
import io.athanor.streams.redrive.Letters;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "failed",
    mixinStandardHelpOptions = true,
    description = {"List the dead letters of all stages, or of one, by their cause.", ""},
    footer = {
      "",
      "Examples:",
      "  athanor failed --data-dir out/.athanor",
      "  athanor failed teach --ids --bootstrap-servers localhost:9092"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class FailedCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;

  @Parameters(
      arity = "0..1",
      paramLabel = "STAGE",
      description = "generate, intake, evolve, teach, critique, verify or sink; default: all.")
  private @Nullable String stage;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Of a run that has ended.")
  private @Nullable Path dataDir;

  @Option(names = "--ids", description = "Name every letter.")
  private boolean ids;

  @Override
  public Integer call() {
    var screen = Screen.of(spec.commandLine());
    var config = cluster.config();
    FailedTopics.requireStage(stage);
    try (var visit = Visit.pay(config, dataDir, screen)) {
      var site = visit.site();
      var topics = FailedTopics.of(site, stage);
      var table = new FailedTable(ids);
      Letters.read(site.cluster(), topics, table::add);
      screen.print(table.text());
      table.next(dataDir).ifPresent(screen::say);
    } catch (IllegalStateException e) {
      throw Failure.unavailable(Sentences.of(e), "");
    }
    return ExitCode.OK.code();
  }
}
