package io.athanor.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;

/// What a process serves at `/metrics`.
record Metrics(int port) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// The sum over all labels of one series.
  double sum(String series) throws IOException, InterruptedException {
    return sum(scrape(), series);
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

  private String scrape() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create(String.format(Locale.ROOT, "http://%s:%d/metrics", Ports.HOST, port)))
            .timeout(PATIENCE)
            .build();
    return CLIENT.send(request, BodyHandlers.ofString()).body();
  }
}
