package io.athanor.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
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
  private static final JsonMapper JSON = new JsonMapper();
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
  private final RehearsalSettings settings;
  private final List<String> models;
  private final RehearsalModel model = new RehearsalModel();
  private final AtomicLong calls = new AtomicLong();
  private volatile Map<Fault, Double> rates;

  private RehearsalServer(HttpServer http, RehearsalSettings settings, List<String> models) {
    this.http = http;
    this.settings = settings;
    this.models = models;
    this.rates = settings.rates();
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
    try {
      var http = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
      var server = new RehearsalServer(http, settings, List.copyOf(models));
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
    return calls.get();
  }

  /// Changes how often each fault happens from now on, as when an endpoint goes down in mid-run.
  ///
  /// @throws IllegalArgumentException where a rate is not 0-1, or all are more than 1
  public void faults(Map<Fault, Double> rates) {
    this.rates = RehearsalSettings.checked(rates);
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        route(exchange);
      } catch (ApiError.Refused e) {
        send(exchange, e.error());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void route(HttpExchange exchange)
      throws IOException, ApiError.Refused, InterruptedException {
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    String path = exchange.getRequestURI().getPath();
    String wanted =
        switch (path) {
          case "/v1/chat/completions" -> "POST";
          case "/v1/models" -> "GET";
          default -> throw new ApiError.Refused(ApiError.noPath(path));
        };
    if (!exchange.getRequestMethod().equals(wanted)) {
      exchange.getResponseHeaders().set("Allow", wanted);
      throw new ApiError.Refused(
          new ApiError(
              405, "invalid_request_error", null, null, path + " takes " + wanted + " only"));
    }
    if (wanted.equals("GET")) {
      send(exchange, 200, modelList());
    } else {
      complete(exchange, body);
    }
  }

  private void complete(HttpExchange exchange, byte[] body)
      throws IOException, ApiError.Refused, InterruptedException {
    var fate = Fate.of(settings, rates, calls.getAndIncrement());
    var request = read(body);
    Thread.sleep(fate.delay());
    if (fate.fault().isEmpty()) {
      send(exchange, 200, completion(request).body(id(request)));
      return;
    }
    switch (fate.fault().get()) {
      case RATE_LIMIT -> {
        exchange.getResponseHeaders().set("Retry-After", "1");
        send(exchange, ApiError.RATE_LIMIT);
      }
      case SERVER_ERROR -> send(exchange, ApiError.SERVER);
      case RESET -> {
        byte[] whole = bytes(completion(request).body(id(request)));
        exchange.sendResponseHeaders(200, whole.length);
        exchange.getResponseBody().write(whole, 0, whole.length / 2);
        exchange.getResponseBody().flush(); // the exchange's close ends the connection
      }
      case TRUNCATED_JSON -> {
        byte[] whole = bytes(completion(request).body(id(request)));
        send(exchange, 200, "application/json", Arrays.copyOf(whole, whole.length / 2));
      }
      case HTML -> send(exchange, 200, "text/html; charset=utf-8", SIGN_IN);
      case EMPTY -> send(exchange, 200, Completion.empty(request).body(id(request)));
      case REFUSAL -> send(exchange, 200, Completion.declined(request).body(id(request)));
      case LENGTH -> send(exchange, 200, completion(request).torn().body(id(request)));
    }
  }

  private static final byte[] SIGN_IN =
      "<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>"
          .getBytes(StandardCharsets.UTF_8);

  private ChatRequest read(byte[] body) throws ApiError.Refused {
    if (body.length > MOST_BYTES) {
      throw new ApiError.Refused(
          new ApiError(413, "invalid_request_error", null, null, "the body is over 16 MiB"));
    }
    JsonNode json;
    try {
      json = JSON.readTree(body);
    } catch (IOException e) {
      throw new ApiError.Refused(ApiError.invalid("body", "the body is not JSON"));
    }
    var request = ChatRequest.parse(json);
    if (!models.contains(request.model())) {
      throw new ApiError.Refused(ApiError.noModel(request.model()));
    }
    return request;
  }

  private Completion completion(ChatRequest request) {
    return Completion.of(model.reply(request), request);
  }

  private static String id(ChatRequest request) {
    return Hash.of(request.messages() + "\0" + request.schema());
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

  private static void send(HttpExchange exchange, ApiError error) throws IOException {
    send(exchange, error.status(), error.body());
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    send(exchange, status, "application/json", bytes(body));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static byte[] bytes(JsonNode body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
