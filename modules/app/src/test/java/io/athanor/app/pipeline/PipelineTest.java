package io.athanor.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private final Pipeline pipeline = Pipeline.of(new Names("p"));

  @Test
  void noTwoLinesReadTheSameTopic() {
    var read = new HashSet<String>();
    assertThat(pipeline.lines().map(line -> line.from().name())).allMatch(read::add);
  }

  @Test
  void everyTopicIsNamedByItsStageAndPrefix() {
    assertThat(pipeline.topics())
        .contains(
            "p.seeds.v1",
            "p.graded-samples.v1",
            "p.intake.rejected",
            "p.verify.failed",
            "p.sink.failed")
        .hasSize(7 + 6 * 2 + 1)
        .doesNotHaveDuplicates();
    assertThat(pipeline.parts())
        .containsExactly("generate", "evolve", "teach", "critique", "verify", "sink");
  }

  @Test
  void whatCanBeProducedTwiceIsTakenOnce() {
    assertThat(pipeline.lines().filter(line -> line.distinct()).map(line -> line.name()))
        .containsExactly("generate", "intake", "evolve");
  }

  @Test
  void theMetricsPageIsPrintedFromTheMeters() throws IOException {
    assertThat(Files.readString(Path.of("../../docs/metrics.md")))
        .as("docs/metrics.md is what ./athanor describe --metrics prints")
        .isEqualTo(MetricsTable.markdown());
  }
}
