package io.athanor.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.athanor.rehearsal.Fault;
import io.athanor.rehearsal.RehearsalServer;
import io.athanor.rehearsal.RehearsalSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The dashboard against what a real run exposes: an expression over a name or a label that is not
/// there draws an empty panel, and nobody notices.
@Timeout(300)
class DashboardIT {
  private static final Path DASHBOARD = Path.of("../../deploy/grafana/dashboards/overview.json");
  private static final Pattern SELECTED = Pattern.compile("([a-z][a-z0-9_]+)\\{([^}]*)}");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=~?\"");
  private static final Pattern GROUPED = Pattern.compile("by \\(([^)]*)\\)");
  private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z][a-z0-9_]+)(?:\\{(.*)})? ");

  /// Prometheus adds these when it scrapes.
  private static final List<String> SCRAPED = List.of("job", "instance");

  @TempDir private Path folder;

  @Test
  void everyExpressionFindsItsSeriesInARealRun() throws Exception {
    // Given an endpoint that fails now and then, so that there are retries to be drawn
    var exposed = new TreeMap<String, TreeSet<String>>();
    var settings =
        new RehearsalSettings(
            Duration.ofMillis(20), Duration.ZERO, Map.of(Fault.SERVER_ERROR, 0.1), 7);

    // When
    try (var endpoint = RehearsalServer.start("127.0.0.1", 0, settings)) {
      int port = freePort();
      var run = CompletableFuture.supplyAsync(() -> run(endpoint.baseUrl(), port));
      while (!ended(run)) {
        note(scrape(port), exposed);
      }
      assertThat(run.join()).isZero();
    }

    // Then
    for (String expression : expressions()) {
      var labels = new TreeSet<>(SCRAPED);
      for (var selected : SELECTED.matcher(expression).results().toList()) {
        assertThat(exposed).as(expression).containsKey(selected.group(1));
        labels.addAll(exposed.getOrDefault(selected.group(1), new TreeSet<>()));
        assertThat(labels).as(expression).containsAll(labels(selected.group(2)));
      }
      for (var by : GROUPED.matcher(expression).results().toList()) {
        assertThat(labels).as(expression).contains(by.group(1).split(", *"));
      }
    }
  }

  private int run(URI endpoint, int port) {
    var error = new StringWriter();
    int code =
        Athanor.commandLine()
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(error, true))
            .execute(
                "run",
                "--seeds=../../examples/seeds.jsonl",
                "--out=" + folder.resolve("out"),
                "--generations=0",
                "--base-url=" + endpoint,
                "--model=rehearsal",
                "--metrics-port=" + port);
    assertThat(code).as(error.toString()).isZero();
    return code;
  }

  /// Waits a moment, and says whether the run is done.
  private static boolean ended(CompletableFuture<Integer> run) throws Exception {
    try {
      run.get(100, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static String scrape(int port) throws InterruptedException {
    var metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
    try (var client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return ""; // not up yet, or no longer
    }
  }

  private static void note(String metrics, Map<String, TreeSet<String>> exposed) {
    for (var sample : SAMPLE.matcher(metrics).results().toList()) {
      exposed
          .computeIfAbsent(sample.group(1), _ -> new TreeSet<>())
          .addAll(labels(sample.group(2) == null ? "" : sample.group(2)));
    }
  }

  private static List<String> labels(String selectors) {
    return LABEL.matcher(selectors).results().map(label -> label.group(1)).toList();
  }

  private static List<String> expressions() throws IOException {
    var all = new ArrayList<String>();
    for (JsonNode panel : new ObjectMapper().readTree(DASHBOARD.toFile()).get("panels")) {
      assertThat(panel.path("title").asText()).isNotBlank();
      assertThat(panel.path("description").asText()).as(panel.path("title").asText()).isNotBlank();
      panel.get("targets").forEach(target -> all.add(target.get("expr").asText()));
    }
    assertThat(all).isNotEmpty();
    return all;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
