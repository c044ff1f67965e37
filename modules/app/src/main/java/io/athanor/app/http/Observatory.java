package io.athanor.app.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.athanor.app.console.Failure;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Serves `/metrics` in Prometheus' format and `/health` as JSON.
public final class Observatory implements AutoCloseable {
  /// Where it listens when no port was asked for, or after it when that is taken.
  public static final int DEFAULT_PORT = 9464;

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Observatory(HttpServer http) {
    this.http = http;
  }

  /// A registry that also holds what the JVM says of itself.
  public static PrometheusMeterRegistry meters() {
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(meters);
    new JvmThreadMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    new UptimeMetrics().bindTo(meters);
    return meters;
  }

  /// @param port null: the default, or the next one that is free
  /// @throws Failure where a port that was asked for is taken
  public static Observatory start(
      String host,
      @Nullable Integer port,
      PrometheusMeterRegistry meters,
      Supplier<Health> health) {
    var http =
        Ports.open(
            "the metrics",
            port,
            DEFAULT_PORT,
            at -> HttpServer.create(new InetSocketAddress(host, at), 0));
    var observatory = new Observatory(http);
    http.setExecutor(observatory.threads);
    http.createContext(
        "/metrics",
        exchange ->
            answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", meters.scrape()));
    http.createContext(
        "/health",
        exchange -> {
          var now = health.get();
          answer(exchange, now.good() ? 200 : 503, "application/json", now.json());
        });
    http.start();
    return observatory;
  }

  public String address() {
    var address = http.getAddress();
    return "http://" + address.getHostString() + ":" + address.getPort();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.close();
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
