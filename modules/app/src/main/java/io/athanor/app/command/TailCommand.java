package io.athanor.app.command;

import io.athanor.app.console.ExitCode;
import io.athanor.app.console.Failure;
import io.athanor.app.console.Screen;
import io.athanor.app.console.Sentences;
import io.athanor.app.factory.Scan;
import io.athanor.app.factory.Site;
import io.athanor.streams.ClusterAdmin;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "tail",
    mixinStandardHelpOptions = true,
    description = {"Print the records of a topic from its beginning, a JSON object a line.", ""},
    footer = {
      "",
      "Examples:",
      "  athanor tail graded-samples --data-dir out/.athanor --max 1",
      "  athanor tail verify.rejected --data-dir out/.athanor",
      "  athanor tail seeds --bootstrap-servers localhost:9092 --follow"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class TailCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;

  @Parameters(
      paramLabel = "TOPIC",
      description = {
        "Its short name: documents, seeds, instructions, assignments, answers, critiques,",
        "graded-samples, STAGE.rejected, STAGE.failed; or its full name."
      })
  private String topic;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Of a run that has ended.")
  private @Nullable Path dataDir;

  @Option(names = "--follow", description = "Wait for more.")
  private boolean follow;

  @Option(names = "--max", paramLabel = "N", description = "Stop after so many records.")
  private long max = Long.MAX_VALUE;

  private long printed;

  @Override
  public Integer call() {
    var screen = Screen.of(spec.commandLine());
    if (max < 1) {
      throw Failure.usage("--max must be 1 or more, got " + max + ".", "");
    }
    try (var visit = Visit.pay(cluster.config(), dataDir, screen)) {
      var site = visit.site();
      var source = TailSource.named(topic, site);
      requireTopic(site, source.topic());
      Predicate<ConsumerRecord<byte[], byte[]>> print =
          record -> {
            screen.print(source.json(record).toString());
            return ++printed < max;
          };
      if (follow) {
        Scan.follow(site.cluster(), source.topic(), print);
      } else {
        Scan.present(site.cluster(), source.topic(), print);
      }
    }
    return ExitCode.OK.code();
  }

  private static void requireTopic(Site site, String topic) {
    try (var admin = ClusterAdmin.open(site.cluster())) {
      if (admin.topics(List.of(topic)).isEmpty()) {
        throw Failure.usage(
            "There is no topic " + topic + " at " + site.cluster().bootstrapServers() + ".",
            "Check --prefix, and whether anything was produced yet.");
      }
    } catch (IllegalStateException e) {
      throw Failure.unavailable(Sentences.of(e), "");
    }
  }
}
