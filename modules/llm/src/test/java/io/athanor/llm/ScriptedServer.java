package io.athanor.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A real HTTP server that gives prepared answers in their order, the last one for ever, and
/// remembers what it was asked.
final class ScriptedServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What it does with one request.
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final Queue<Answer> script = new ArrayDeque<>();
  private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final List<String> paths = new CopyOnWriteArrayList<>();

  ScriptedServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  static String completion(String content) {
    return """
    {"id":"1","object":"chat.completion","model":"served","choices":[{"index":0,
     "message":{"role":"assistant","content":%s},"finish_reason":"stop"}],
     "usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}\
    """
        .formatted(JSON.valueToTree(content));
  }

  static Answer says(String content) {
    return status(200, completion(content));
  }

  static Answer status(int status, String body, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  static Answer after(CountDownLatch latch, Answer answer) {
    return exchange -> {
      try {
        latch.await();
      } catch (InterruptedException e) {
        return;
      }
      answer.to(exchange);
    };
  }

  /// Promises more than it sends.
  static Answer tornBody() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write("{\"choices\":[".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      throw new IOException("torn");
    };
  }

  ScriptedServer then(Answer... answers) {
    synchronized (script) {
      script.addAll(List.of(answers));
    }
    return this;
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      requests.add(JSON.readTree(body));
      keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      paths.add(exchange.getRequestURI().toString());
      Answer answer;
      synchronized (script) {
        answer = script.size() > 1 ? script.remove() : script.element();
      }
      answer.to(exchange);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  List<JsonNode> requests() {
    return requests;
  }

  List<String> keys() {
    return keys;
  }

  List<String> paths() {
    return paths;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
