package io.athanor.streams.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.athanor.core.TryAgainLater;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves a registry at Confluent's REST paths, so that any Confluent client works against it. For
/// development: no TLS, no authentication.
///
/// Each request has a virtual thread.
public final class RegistryServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryServer.class);
  private static final int LARGEST_BODY = 4 * 1024 * 1024;
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final RegistryApi api;
  private final URI url;

  private RegistryServer(HttpServer http, RegistryApi api, URI url) {
    this.http = http;
    this.api = api;
    this.url = url;
  }

  /// @param host the address to listen on
  /// @param port 0: a free one
  /// @throws IOException with one sentence, where the port is taken
  public static RegistryServer start(SchemaRegistry registry, String host, int port)
      throws IOException {
    var http = bind(host, port);
    var url = URI.create("http://" + host + ":" + http.getAddress().getPort());
    var server = new RegistryServer(http, new RegistryApi(registry), url);
    http.createContext("/", server::handle);
    http.setExecutor(server.threads);
    http.start();
    LOG.atInfo().addKeyValue("port", http.getAddress().getPort()).log("schema registry is up");
    return server;
  }

  private static HttpServer bind(String host, int port) throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(host, port), 0);
    } catch (BindException e) {
      var sentence =
          "port " + port + " on " + host + " cannot be had for the schema registry: it is taken";
      throw (BindException) new BindException(sentence).initCause(e);
    }
  }

  /// What clients take as `schema.registry.url`.
  public URI url() {
    return url;
  }

  /// Stops listening; the registry stays open.
  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        reply(exchange, 200, answer(exchange));
      } catch (RegistryRefusal e) {
        reply(exchange, e.status(), error(e.code(), Objects.toString(e.getMessage())));
      } catch (TryAgainLater e) {
        LOG.atWarn().setCause(e).log("schema registry cannot answer for now");
        reply(exchange, 500, error(50001, "The store of the schemas does not answer"));
      } catch (RuntimeException e) {
        LOG.atError().setCause(e).log("schema registry failed at a request");
        reply(exchange, 500, error(500, "Internal Server Error"));
      }
    }
  }

  private Object answer(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw new RegistryRefusal(413, "The body is larger than " + LARGEST_BODY + " bytes");
    }
    if (body.length > 0) {
      requireJson(exchange);
    }
    return api.answer(exchange.getRequestMethod(), path(exchange.getRequestURI()), body);
  }

  /// A web page may post forms and plain text anywhere, but JSON only where it is allowed to.
  private static void requireJson(HttpExchange exchange) {
    var type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type == null || !type.contains("json")) {
      throw new RegistryRefusal(
          415, "HTTP 415 Unsupported Media Type; send " + RestRegistry.CONTENT_TYPE);
    }
  }

  private static List<String> path(URI uri) {
    return Route.segments(uri.getRawPath()).stream()
        .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
        .toList();
  }

  private static Map<String, Object> error(int code, String message) {
    return Map.of("error_code", code, "message", message);
  }

  private static void reply(HttpExchange exchange, int status, Object answer) throws IOException {
    var body = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", RestRegistry.CONTENT_TYPE);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
