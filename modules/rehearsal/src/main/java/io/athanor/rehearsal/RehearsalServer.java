package io.athanor.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rehearsal model behind OpenAI's HTTP API: `POST /v1/chat/completions` and `GET /v1/models`.
///
/// Each reply depends on the request's messages and schema alone; only injected faults and jitter
/// are drawn, by seed and number of the call. A call costs a virtual thread, so thousands may wait
/// at once. Streaming is refused.
public final class RehearsalServer implements AutoCloseable {

  /// The name the model gives itself in every reply.
  public static final String MODEL = "rehearsal";

  private static final Logger log = LoggerFactory.getLogger(RehearsalServer.class);
  private static final int BACKLOG = 8192;
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  static {
    // The JDK's server keeps 200 idle connections for 30 s by default and closes the rest: a client
    // with 2,000 kept alive would meet resets that nobody injected. Read once, at its first use.
    setDefault("sun.net.httpserver.maxIdleConnections", "20000");
    setDefault("sun.net.httpserver.idleInterval", "600");
    setDefault("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> models;
  private final Completions completions;

  private RehearsalServer(
      HttpServer http, RehearsalSettings settings, List<String> models, Witness witness) {
    this.http = http;
    this.models = models;
    this.completions = new Completions(new RehearsalModel(), settings, models, witness);
  }

  /// Starts a server that knows the model `rehearsal`.
  ///
  /// @param port 0 for a free one
  /// @throws UncheckedIOException if the port cannot be bound
  public static RehearsalServer start(String host, int port, RehearsalSettings settings) {
    return start(host, port, settings, List.of(MODEL));
  }

  /// Starts a server that answers to the names in `models`, and to no other.
  ///
  /// @param port 0 for a free one
  /// @throws UncheckedIOException if the port cannot be bound
  public static RehearsalServer start(
      String host, int port, RehearsalSettings settings, List<String> models) {
    return start(host, port, settings, models, Witness.NONE);
  }

  /// Starts a server that knows the model `rehearsal`, and lets a witness see every call.
  ///
  /// @param port 0 for a free one
  /// @throws UncheckedIOException if the port cannot be bound
  public static RehearsalServer start(
      String host, int port, RehearsalSettings settings, Witness witness) {
    return start(host, port, settings, List.of(MODEL), witness);
  }

  private static RehearsalServer start(
      String host, int port, RehearsalSettings settings, List<String> models, Witness witness) {
    try {
      var http = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
      var server = new RehearsalServer(http, settings, List.copyOf(models), witness);
      http.setExecutor(server.threads);
      http.createContext("/", server::serve);
      http.start();
      log.atInfo().addKeyValue("port", http.getAddress().getPort()).log("rehearsal model listens");
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + host + ":" + port, e);
    }
  }

  /// What clients take as the base URL, `http://host:port/v1`.
  public URI baseUrl() {
    var address = http.getAddress();
    return URI.create("http://" + address.getHostString() + ":" + address.getPort() + "/v1");
  }

  /// How many requests for a completion have come in so far.
  public long calls() {
    return completions.calls();
  }

  /// Changes how often each fault happens from now on, as when an endpoint goes down in mid-run.
  ///
  /// @throws IllegalArgumentException where a rate is not 0-1, or all are more than 1
  public void faults(Map<Fault, Double> rates) {
    completions.faults(rates);
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
      var response = new Response(exchange);
      try {
        route(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body, response);
      } catch (ApiError.Refused e) {
        response.error(e.error());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void route(String method, String path, byte[] body, Response response)
      throws IOException, ApiError.Refused, InterruptedException {
    String wanted =
        switch (path) {
          case "/v1/chat/completions" -> "POST";
          case "/v1/models" -> "GET";
          default -> throw new ApiError.Refused(ApiError.noPath(path));
        };
    if (!method.equals(wanted)) {
      response.header("Allow", wanted);
      throw new ApiError.Refused(ApiError.noMethod(path, wanted));
    }
    if (body.length > MOST_BYTES) {
      throw new ApiError.Refused(ApiError.TOO_LARGE);
    }
    if (wanted.equals("GET")) {
      response.json(200, modelList());
    } else {
      completions.answer(body, response);
    }
  }

  private JsonNode modelList() {
    var list = JsonNodeFactory.instance.objectNode().put("object", "list");
    var data = list.putArray("data");
    for (var name : models) {
      data.addObject()
          .put("id", name)
          .put("object", "model")
          .put("created", 0)
          .put("owned_by", "athanor");
    }
    return list;
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
