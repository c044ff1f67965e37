package io.athanor.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.broker.EmbeddedBroker;
import io.athanor.rehearsal.Fault;
import io.athanor.rehearsal.RehearsalServer;
import io.athanor.rehearsal.RehearsalSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a run, and of a stage that is served, whose judge is pleased with everything.
@Timeout(300)
class JudgeControlsIT {
  @TempDir private Path folder;

  private record Ended(int code, String out, String err) {}

  @Test
  void endsTheRunAtAJudgeThatPassesAControlAndGoesOnWithABetterOne() throws Exception {
    // Given
    var seeds = seeds();
    try (var endpoint = RehearsalServer.start("127.0.0.1", 0, RehearsalSettings.DEFAULT)) {
      // When
      endpoint.faults(Map.of(Fault.FLATTERY, 1.0));
      var halted = run(seeds, endpoint.baseUrl());
      endpoint.faults(Map.of());
      var mended = run(seeds, endpoint.baseUrl());

      // Then
      assertThat(halted.code()).as(halted.err()).isEqualTo(75);
      assertThat(halted.err())
          .contains("Critique failed: the judge rehearsal let the control \"empty answer\" pass")
          .contains("the same command goes on where this one stopped");
      assertThat(mended.code()).as(mended.err()).isZero();
      assertThat(mended.err()).contains("This goes on where the run");
      assertThat(mended.out()).contains("balanced: every record is accounted for");
      assertThat(execute("failed", "--data-dir=" + folder.resolve("out/.athanor")).out())
          .contains("no dead letters");
      try (var shards = Files.newDirectoryStream(folder.resolve("out"), "*.jsonl")) {
        assertThat(shards).isNotEmpty();
      }
    }
  }

  @Test
  void endsAProcessThatServesTheStage() throws Exception {
    // Given
    var flattering =
        new RehearsalSettings(Duration.ZERO, Duration.ZERO, Map.of(Fault.FLATTERY, 1.0), 7);
    try (var broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
        var endpoint = RehearsalServer.start("127.0.0.1", 0, flattering)) {
      var servers = "--bootstrap-servers=" + broker.bootstrapServers();
      var seeded = execute("seed", seeds().toString(), servers);
      assertThat(seeded.code()).as(seeded.err()).isZero();

      // When
      var ended =
          execute(
              "serve",
              "evolve",
              "teach",
              "critique",
              servers,
              "--state-dir=" + folder.resolve("state"),
              "--base-url=" + endpoint.baseUrl(),
              "--model=rehearsal",
              "--metrics-port=0");

      // Then
      assertThat(ended.code()).as(ended.err()).isEqualTo(75);
      assertThat(ended.err()).contains("the control \"empty answer\"").contains("Nothing is lost");
    }
  }

  private Path seeds() throws IOException {
    return Files.writeString(
        folder.resolve("seeds.jsonl"),
        """
        {"id":"g1","prompt":"Explain why the sky is blue in three sentences."}
        {"id":"g2","prompt":"Describe how a river makes a valley over the years."}
        """);
  }

  private Ended run(Path seeds, URI endpoint) {
    return execute(
        "run",
        "--seeds=" + seeds,
        "--out=" + folder.resolve("out"),
        "--generations=0",
        "--base-url=" + endpoint,
        "--model=rehearsal");
  }

  private static Ended execute(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Athanor.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Ended(code, out.toString(), err.toString());
  }
}
