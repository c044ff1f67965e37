package io.athanor.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every refusal is a sentence or two on standard error, with an exit code, and no stack trace.
class CommandLineTest {
  @TempDir private Path folder;
  private Path seeds;

  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void writeSeeds() throws IOException {
    seeds = Files.writeString(folder.resolve("seeds.txt"), "Say something.\n");
  }

  @Test
  void refusesASeedsFileThatIsNotThere() {
    refused(2, "There is no seeds file", run("--seeds", folder.resolve("none.jsonl").toString()));
  }

  @Test
  void refusesAnEmptySeedsFile() throws IOException {
    var empty = Files.writeString(folder.resolve("empty.jsonl"), "");
    refused(2, "is empty.", run("--seeds", empty.toString()));
  }

  @Test
  void namesAMalformedLineAndProducesNothing() throws IOException {
    // Given
    var file = Files.writeString(folder.resolve("s.jsonl"), "{\"prompt\":\"x\"}\n{\"prompt\":\n");

    // When
    var ended = run("--seeds", file.toString());

    // Then
    refused(2, "One line is no seed; nothing was produced.", ended);
    assertThat(ended.err()).contains(file + ":2: it is not valid JSON");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void refusesAnUnknownConfigKeyWithItsLine() throws IOException {
    var config = Files.writeString(folder.resolve("c.yaml"), "rounds: 1\nround: 2\n");
    refused(
        2,
        "c.yaml:2: there is no key \"round\"; did you mean \"rounds\"?",
        run("--seeds", seeds.toString(), "--config", config.toString()));
  }

  @Test
  void refusesAValueThatIsOutOfRange() {
    refused(
        2,
        "Generations must be 0 or more, got -1.",
        run("--seeds", seeds.toString(), "--generations", "-1"));
  }

  @Test
  void refusesAnUnknownStage() {
    refused(2, "There is no stage \"learn\".", execute("serve", "learn"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "redrive"})
  void refusesDeadLettersOfAStageThatIsNone(String command) {
    // When
    var ended = execute(command, "learn");

    // Then
    refused(2, "There is no stage \"learn\".", ended);
    assertThat(ended.err()).contains("generate, intake, evolve").contains("sink");
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "redrive"})
  void refusesDeadLettersOfNoBroker(String command) {
    refused(2, "No broker is named.", execute(command, "teach"));
  }

  @Test
  void refusesARedriveOfNoStage() {
    refused(2, "Missing required parameter: 'STAGE'", execute("redrive"));
  }

  @Test
  void refusesAnUnknownProvider() {
    refused(
        2,
        "There is no provider \"nobody\".",
        run("--seeds", seeds.toString(), "--provider", "nobody"));
  }

  @Test
  void refusesAFolderItCannotWriteTo() {
    refused(
        73,
        "cannot be written",
        execute("run", "--seeds", seeds.toString(), "--out", seeds.resolve("out").toString()));
  }

  @Test
  void refusesServingWithoutABroker() {
    refused(2, "No broker is named.", execute("serve", "teach", "--state-dir", folder.toString()));
  }

  @Test
  void refusesAPortThatIsTaken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      refused(69, "is taken", execute("rehearsal", "--port", String.valueOf(taken.getLocalPort())));
    }
  }

  @Test
  void refusesAnEndpointThatIsNotThereBeforeAnythingIsProduced() throws IOException {
    // Given a port that nobody listens at
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    // When
    var ended =
        run(
            "--seeds",
            seeds.toString(),
            "--base-url",
            "http://127.0.0.1:" + port + "/v1",
            "--model",
            "m");

    // Then
    refused(69, "127.0.0.1:" + port, ended);
    assertThat(folder.resolve("out/.athanor/broker")).doesNotExist();
  }

  @Test
  void refusesADataFolderThatHoldsNoRun() {
    refused(2, "holds no run", execute("ledger", "--data-dir", folder.toString()));
  }

  @Test
  void refusesAnUnknownOptionAndSuggestsTheNearest() {
    // When
    var ended = execute("describe", "--metric");

    // Then
    refused(2, "Unknown option: '--metric'.", ended);
    assertThat(ended.err()).contains("Did you mean --metrics").contains("athanor describe --help");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "serve",
        "seed",
        "ingest",
        "tail",
        "ledger",
        "failed",
        "redrive",
        "describe",
        "broker",
        "rehearsal"
      })
  void helpHasExamplesAndExitCodes(String command) {
    var ended = execute(command, "--help");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("Example").contains("athanor " + command);
    assertThat(ended.out()).contains("Exit codes:").contains("75");
  }

  private Ended run(String... options) {
    var all = new ArrayList<>(List.of("run"));
    all.addAll(List.of(options));
    all.addAll(List.of("--out", folder.resolve("out").toString()));
    return execute(all.toArray(String[]::new));
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

  private static void refused(int code, String sentence, Ended ended) {
    assertThat(ended.err()).contains("athanor: ").contains(sentence).doesNotContain("\tat ");
    assertThat(ended.code()).isEqualTo(code);
  }
}
