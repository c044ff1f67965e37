package io.athanor.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.athanor.core.TryAgainLater;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestRegistryIT {
  private static final String STRING = "{\"schema\":\"\\\"string\\\"\"}";

  private final AtomicReference<String> authorization = new AtomicReference<>("none");
  private HttpServer http;
  private int status = 200;
  private String body = STRING;

  @BeforeEach
  void start() throws Exception {
    http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    http.createContext(
        "/",
        exchange -> {
          var given = exchange.getRequestHeaders().getFirst("Authorization");
          authorization.set(given == null ? "none" : given);
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    http.start();
  }

  @AfterEach
  void stop() {
    http.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "302, {}, redirects",
    "401, {}, refuses the credentials",
    "404, <html>, is its path right",
    "404, '{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}', is its path right",
    "200, <html>, is its path right",
    "500, '{\"error_code\":50001,\"message\":\"\"}', answers 500",
  })
  void doesNotBlameTheRecordForAFaultOfTheServer(int status, String body, String sentence) {
    // Given
    this.status = status;
    this.body = body;

    // When, Then
    try (var registry = registry("http://user:secret@", Map.of())) {
      assertThatThrownBy(() -> registry.byId(1))
          .isInstanceOf(TryAgainLater.class)
          .hasMessageContaining(sentence)
          .hasMessageNotContainingAny("secret", "user");
    }
  }

  @Test
  void asksForAnotherTryWhereNobodyListens() throws Exception {
    // Given
    int port;
    try (var nobody = new ServerSocket(0)) {
      port = nobody.getLocalPort();
    }

    // When, Then
    try (var registry = new RestRegistry("http://127.0.0.1:" + port, Map.of())) {
      assertThatThrownBy(() -> registry.byId(1))
          .isInstanceOf(TryAgainLater.class)
          .hasMessageContaining("http://127.0.0.1:" + port + " cannot be reached");
    }
  }

  @Test
  void passesOnWhatTheRegistrySaysOfTheSchema() {
    // Given
    status = 404;
    body = "{\"error_code\":40403,\"message\":\"Schema 1 not found\"}";

    // When, Then
    try (var registry = registry("http://", Map.of())) {
      assertThatThrownBy(() -> registry.byId(1))
          .isInstanceOf(RegistryRefusal.class)
          .hasMessage("Schema 1 not found");
    }
  }

  @Test
  void takesCredentialsFromTheSettingsOrTheUrl() {
    // Given
    var settings =
        Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "a:b");

    // When, Then
    try (var registry = registry("http://", settings)) {
      registry.byId(1);
      assertThat(authorization).hasValue("Basic YTpi");
    }
    try (var registry = registry("http://user:p%40ss@", Map.of())) {
      registry.byId(1);
      assertThat(authorization).hasValue("Basic dXNlcjpwQHNz");
    }
    try (var registry = registry("http://", Map.of())) {
      registry.byId(1);
      assertThat(authorization).hasValue("none");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://, basic.auth.credentials.source, SASL_INHERIT, can be USER_INFO or URL",
    "http://, basic.auth.credentials.source, USER_INFO, basic.auth.user.info is not set",
    "http://, basic.auth.user.info, secret, name:password",
    "http://a b:secret@, x, y, like http://localhost:8081",
  })
  void refusesSettingsThatDoNotHoldWithoutQuotingASecret(
      String scheme, String key, String value, String sentence) {
    assertThatThrownBy(() -> registry(scheme, Map.of(key, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("secret");
  }

  private RestRegistry registry(String scheme, Map<String, String> config) {
    return new RestRegistry(scheme + "127.0.0.1:" + http.getAddress().getPort(), config);
  }
}
