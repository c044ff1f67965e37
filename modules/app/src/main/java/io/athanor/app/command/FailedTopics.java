package io.athanor.app.command;

import io.athanor.app.console.Failure;
import io.athanor.app.factory.Site;
import io.athanor.app.pipeline.Names;
import io.athanor.app.pipeline.Pipeline;
import io.athanor.streams.ClusterAdmin;
import io.athanor.streams.redrive.FailedTopic;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The stages that leave dead letters: every line, and the sink.
final class FailedTopics {
  private FailedTopics() {}

  /// @param stage null: all is well
  /// @throws Failure where there is no such stage
  static void requireStage(@Nullable String stage) {
    var known = all(new Names("any")).stream().map(FailedTopic::stage).toList();
    if (stage != null && !known.contains(stage)) {
      throw Failure.usage(
          "There is no stage \"" + stage + "\".", "There are " + String.join(", ", known) + ".");
    }
  }

  /// @param stage null: all
  /// @throws Failure where its topic, or every stage's, is not there
  /// @throws IllegalStateException with one sentence where no broker answers
  static List<FailedTopic> of(Site site, @Nullable String stage) {
    var wanted =
        all(site.names()).stream().filter(t -> stage == null || t.stage().equals(stage)).toList();
    try (var admin = ClusterAdmin.open(site.cluster())) {
      if (admin.topics(wanted.stream().map(FailedTopic::topic).toList()).isEmpty()) {
        throw Failure.usage(
            "There is no topic %s at %s."
                .formatted(wanted.getFirst().topic(), site.cluster().bootstrapServers()),
            "Check --prefix, and whether anything was produced yet.");
      }
    }
    return wanted;
  }

  private static List<FailedTopic> all(Names names) {
    return Stream.concat(
            Pipeline.of(names).lines().map(FailedTopic::of),
            Stream.of(
                new FailedTopic(
                    Pipeline.SINK, names.failed(Pipeline.SINK), names.gradedSamples().name())))
        .toList();
  }
}
