package io.athanor.app.command;

import io.athanor.app.console.ExitCode;
import io.athanor.app.console.Failure;
import io.athanor.app.console.Screen;
import io.athanor.app.console.Sentences;
import io.athanor.app.factory.Site;
import io.athanor.streams.redrive.FailedTopic;
import io.athanor.streams.redrive.OvertakenException;
import io.athanor.streams.redrive.Redrive;
import io.athanor.streams.redrive.RedriveReport;
import io.athanor.streams.redrive.Selection;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "redrive",
    mixinStandardHelpOptions = true,
    description = {
      "Put dead letters of a stage back on its input topic.",
      "",
      "Each goes back exactly once, however often the command is given or killed. They stay listed",
      "as dead letters.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  athanor redrive teach --data-dir out/.athanor",
      "  athanor redrive intake --cause poison --bootstrap-servers localhost:9092",
      "  athanor redrive verify --id a7 --id b2 --bootstrap-servers localhost:9092"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class RedriveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;

  @Parameters(
      paramLabel = "STAGE",
      description = "generate, intake, evolve, teach, critique, verify or sink.")
  private String stage;

  @Option(
      names = "--cause",
      paramLabel = "CAUSE",
      description = "Only those of this fault or exception, as failed lists them; may be repeated.")
  private Set<String> causes = Set.of();

  @Option(names = "--id", paramLabel = "ID", description = "Only this record; may be repeated.")
  private Set<String> ids = Set.of();

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Of a run that has ended.")
  private @Nullable Path dataDir;

  @Override
  public Integer call() {
    var screen = Screen.of(spec.commandLine());
    var config = cluster.config();
    FailedTopics.requireStage(stage);
    try (var visit = Visit.pay(config, dataDir, screen)) {
      var from = FailedTopics.of(visit.site(), stage).getFirst();
      return told(redriven(visit.site(), from), from, screen).code();
    } catch (OvertakenException e) {
      throw new Failure(
          ExitCode.TRY_AGAIN, Sentences.of(e), "The same command puts back what is left.");
    } catch (IllegalStateException e) {
      throw Failure.unavailable(Sentences.of(e), "");
    }
  }

  private RedriveReport redriven(Site site, FailedTopic from) {
    return Redrive.run(site.cluster(), site.names().prefix(), from, new Selection(causes, ids));
  }

  private ExitCode told(RedriveReport report, FailedTopic from, Screen screen) {
    if (report.letters() > 0 && !report.met() && report.unknownIds().isEmpty()) {
      throw Failure.usage(
          "No dead letter of %s is of that choice.".formatted(stage),
          "Their causes are " + String.join(", ", new TreeSet<>(report.causes())) + ".");
    }
    screen.print(
        report.putBack() == 0
            ? "nothing to put back: %s has %d dead letters, %d of the chosen were put back before"
                .formatted(stage, report.letters(), report.before())
            : "%d put back on %s, %d put back before"
                .formatted(report.putBack(), from.input(), report.before()));
    if (report.putBack() > 0) {
      screen.say(
          dataDir == null
              ? "The stage takes them up where it is served."
              : "The run's own command takes them up.");
    }
    for (var refused : report.refused()) {
      screen.warn("%s cannot be put back: %s".formatted(refused.id(), refused.reason()));
    }
    if (!report.unknownIds().isEmpty()) {
      throw Failure.usage(
          "No dead letter of %s has the id %s."
              .formatted(stage, String.join(", ", new TreeSet<>(report.unknownIds()))),
          "See: ./athanor failed " + stage + " --ids");
    }
    return report.refused().isEmpty() ? ExitCode.OK : ExitCode.UNAVAILABLE;
  }
}
