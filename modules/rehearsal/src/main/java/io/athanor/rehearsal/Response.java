package io.athanor.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The ways in which a request is responded to, good and bad; one of them once for each exchange.
record Response(HttpExchange exchange) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final byte[] SIGN_IN =
      """
      <!DOCTYPE html>
      <html><head><title>Sign in</title></head><body><h1>Sign in to go on</h1></body></html>
      """
          .getBytes(StandardCharsets.UTF_8);

  void header(String name, String value) {
    exchange.getResponseHeaders().set(name, value);
  }

  void json(int status, JsonNode body) throws IOException {
    send(status, "application/json", bytes(body));
  }

  void error(ApiError error) throws IOException {
    json(error.status(), error.body());
  }

  /// A web page where the API was asked for, as a proxy gives.
  void signInPage() throws IOException {
    send(200, "text/html; charset=utf-8", SIGN_IN);
  }

  /// Half of the JSON, as if it were all.
  void torn(JsonNode body) throws IOException {
    byte[] whole = bytes(body);
    send(200, "application/json", Arrays.copyOf(whole, whole.length / 2));
  }

  /// Half of what was promised, then the end of the connection.
  void brokenOff(JsonNode body) throws IOException {
    byte[] whole = bytes(body);
    exchange.sendResponseHeaders(200, whole.length);
    exchange.getResponseBody().write(whole, 0, whole.length / 2);
    exchange.getResponseBody().flush();
    exchange.close(); // before all is written: the server drops the connection
  }

  private void send(int status, String type, byte[] body) throws IOException {
    header("Content-Type", type);
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
}
