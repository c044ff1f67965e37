package io.athanor.app.command;

import io.athanor.app.console.ExitCode;
import io.athanor.app.console.Failure;
import io.athanor.app.console.Screen;
import io.athanor.app.console.Sentences;
import io.athanor.app.factory.Site;
import io.athanor.app.pipeline.Pipeline;
import io.athanor.streams.ledger.Ledger;
import io.athanor.streams.ledger.LedgerReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = {
      "Prove from the topics what became of every record.",
      "",
      "Each one that went into a stage came out of it or is still pending; every id that breaks",
      "this is named.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  athanor ledger --data-dir out/.athanor",
      "  athanor ledger --bootstrap-servers localhost:9092"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class LedgerCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Of a run that has ended.")
  private @Nullable Path dataDir;

  @Override
  public Integer call() {
    var screen = Screen.of(spec.commandLine());
    try (var visit = Visit.pay(cluster.config(), dataDir, screen)) {
      var report = report(visit.site());
      screen.print(report.toString());
      return (report.balanced() ? ExitCode.OK : ExitCode.UNEXPECTED).code();
    }
  }

  private static LedgerReport report(Site site) {
    try {
      return Ledger.read(
          site.cluster(), site.names().prefix(), Pipeline.of(site.names()).applications());
    } catch (IllegalStateException e) {
      throw Failure.unavailable(Sentences.of(e), "");
    }
  }
}
