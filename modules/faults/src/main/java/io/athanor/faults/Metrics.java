package io.athanor.faults;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;

/// What a process serves at `/metrics` and `/health`.
record Metrics(int port) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// The sum over all labels of one series.
  double sum(String series) throws IOException, InterruptedException {
    return sum(scrape("metrics"), series);
  }

  /// Whether the process has come so far that it answers.
  boolean answers() throws IOException, InterruptedException {
    return !scrape("metrics").isEmpty();
  }

  /// What it says at `/health`.
  String health() throws IOException, InterruptedException {
    return scrape("health");
  }

  /// Model calls that ended, however they did.
  long calls() throws IOException, InterruptedException {
    return Math.round(sum("gen_ai_client_operation_duration_seconds_count"));
  }

  static double sum(String text, String series) {
    return text.lines()
        .filter(line -> line.startsWith(series + "{") || line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /// Nothing where nobody listens yet.
  private String scrape(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create(String.format(Locale.ROOT, "http://%s:%d/%s", Ports.HOST, port, path)))
            .timeout(PATIENCE)
            .build();
    try {
      return CLIENT.send(request, BodyHandlers.ofString()).body();
    } catch (ConnectException e) {
      return "";
    }
  }
}
