package io.athanor.llm;

import static io.athanor.llm.ScriptedServer.after;
import static io.athanor.llm.ScriptedServer.says;
import static io.athanor.llm.ScriptedServer.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.openai.core.RequestOptions;
import com.openai.core.http.HttpMethod;
import com.openai.core.http.HttpRequest;
import com.openai.errors.OpenAIIoException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class JettyTransportTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final int SHORT_OF_LONG = 20_000;

  @TempDir private Path dir;

  @Test
  void speaksHttp2WhereTheServerDoes() throws Exception {
    try (var server = new TlsServer(dir, true);
        var transport = transport(server.baseUrl(), server.trust())) {
      assertThat(get(transport, server.baseUrl(), LONG)).isEqualTo("HTTP/2.0");
    }
  }

  @Test
  void speaksHttp1WhereTheServerKnowsNoOther() throws Exception {
    try (var server = new TlsServer(dir, false);
        var transport = transport(server.baseUrl(), server.trust())) {
      assertThat(get(transport, server.baseUrl(), LONG)).isEqualTo("HTTP/1.1");
    }
  }

  @Test
  void refusesACertificateThatNobodyVouchesFor() throws Exception {
    try (var server = new TlsServer(dir, true);
        var transport = transport(server.baseUrl(), new SslContextFactory.Client())) {
      assertThatThrownBy(() -> get(transport, server.baseUrl(), LONG))
          .isInstanceOf(OpenAIIoException.class)
          .hasCauseInstanceOf(SSLException.class);
    }
  }

  @Test
  void refusesACertificateOfAnotherHost() throws Exception {
    try (var server = new TlsServer(dir, true)) {
      var otherName = URI.create("https://127.0.0.1:" + server.baseUrl().getPort() + "/v1");
      try (var transport = transport(otherName, server.trust())) {
        assertThatThrownBy(() -> get(transport, otherName, LONG))
            .isInstanceOf(OpenAIIoException.class)
            .hasCauseInstanceOf(SSLException.class);
      }
    }
  }

  @Test
  void goesThroughTheProxyThatTheJvmNames() throws Exception {
    // Given
    try (var proxy = new ScriptedServer().then(status(200, "by proxy"));
        var _ =
            new Properties(
                Map.of(
                    "http.proxyHost",
                    "127.0.0.1",
                    "http.proxyPort",
                    Integer.toString(proxy.baseUrl().getPort())))) {
      var nowhere = URI.create("http://model.invalid/v1");
      try (var transport = transport(nowhere, new SslContextFactory.Client())) {

        // When
        var answer = get(transport, nowhere, LONG);

        // Then
        assertThat(answer).isEqualTo("by proxy");
        assertThat(proxy.paths()).containsExactly("http://model.invalid/v1/chat/completions");
      }
    }
  }

  @Test
  void tunnelsTlsThroughTheProxy() throws Exception {
    // Given
    try (var server = new TlsServer(dir, true);
        var tunnel = new TlsServer.Tunnel();
        var _ =
            new Properties(
                Map.of(
                    "https.proxyHost", "127.0.0.1",
                    "https.proxyPort", Integer.toString(tunnel.port()),
                    "http.nonProxyHosts", ""));
        var transport = transport(server.baseUrl(), server.trust())) {

      // When
      var answer = get(transport, server.baseUrl(), LONG);

      // Then
      assertThat(answer).isEqualTo("HTTP/2.0");
      assertThat(tunnel.asked()).isEqualTo(1);
    }
  }

  @Test
  void goesThroughASocksProxyThatLooksTheNameUp() throws Exception {
    // Given
    var nowhere = URI.create("http://model.invalid/v1");
    try (var proxy = new SocksProxy();
        var _ =
            new Properties(
                Map.of(
                    "socksProxyHost",
                    "127.0.0.1",
                    "socksProxyPort",
                    Integer.toString(proxy.port())));
        var transport = transport(nowhere, new SslContextFactory.Client())) {

      // When
      var answer = get(transport, nowhere, LONG);

      // Then
      assertThat(answer).isEqualTo("by proxy");
      assertThat(proxy.target()).isEqualTo("model.invalid:80");
    }
  }

  @Test
  void followsNoRedirect() throws Exception {
    // Given
    try (var elsewhere = new ScriptedServer().then(says("stolen"));
        var server =
            new ScriptedServer()
                .then(status(302, "", "Location", elsewhere.baseUrl() + "/chat/completions"));
        var transport = transport(server.baseUrl(), new SslContextFactory.Client());
        var answer = transport.execute(request(server.baseUrl()), within(LONG))) {

      // Then
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void givesNoCookieBack() throws Exception {
    // Given
    ScriptedServer.Answer tellsTheCookie =
        exchange ->
            status(
                    200,
                    String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")),
                    "Set-Cookie",
                    "replica=7; Path=/")
                .to(exchange);
    try (var server = new ScriptedServer().then(tellsTheCookie);
        var transport = transport(server.baseUrl(), new SslContextFactory.Client())) {
      get(transport, server.baseUrl(), LONG);

      // When
      var second = get(transport, server.baseUrl(), LONG);

      // Then
      assertThat(second).isEqualTo("null");
    }
  }

  @Test
  void holdsTheDeadlineThoughTheAnswerHasBegun() throws Exception {
    // Given
    var never = new CountDownLatch(1);
    try (var server = new ScriptedServer().then(begunUntil(never));
        var transport = transport(server.baseUrl(), new SslContextFactory.Client())) {

      // Then
      assertThatThrownBy(() -> get(transport, server.baseUrl(), Duration.ofMillis(200)))
          .isInstanceOf(OpenAIIoException.class)
          .hasCauseInstanceOf(InterruptedIOException.class);
      never.countDown();
    }
  }

  @Test
  void givesUpAnAnswerThatNoRecordCanHold() throws Exception {
    // Given
    try (var server = new ScriptedServer().then(status(200, "x".repeat((16 << 20) + 1)));
        var transport = transport(server.baseUrl(), new SslContextFactory.Client())) {

      // Then
      assertThatThrownBy(() -> get(transport, server.baseUrl(), LONG))
          .isInstanceOf(OpenAIIoException.class)
          .hasCauseInstanceOf(AnswerTooLarge.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/9.9 200 OK\r\n\r\n",
        "no HTTP at all\r\n\r\n"
      })
  void doesNotTakeAnAnswerThatIsNoHttpForALargeOne(String answer) throws Exception {
    // Given
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var baseUrl = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
      Thread.ofVirtual()
          .start(() -> {
            try (var connection = server.accept()) {
              connection.getOutputStream().write(answer.getBytes(UTF_8));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      try (var transport = transport(baseUrl, new SslContextFactory.Client())) {

        // When
        var thrown = catchThrowable(() -> get(transport, baseUrl, LONG));

        // Then
        assertThat(thrown).isInstanceOf(OpenAIIoException.class);
        assertThat(thrown.getCause()).isNotInstanceOf(AnswerTooLarge.class);
      }
    }
  }

  @Test
  void takesTheLargestAnswerThatARecordCanHold() throws Exception {
    // Given
    try (var server = new ScriptedServer().then(status(200, "x".repeat(16 << 20)));
        var transport = transport(server.baseUrl(), new SslContextFactory.Client())) {

      // Then
      assertThat(get(transport, server.baseUrl(), LONG)).hasSize(16 << 20);
    }
  }

  @Test
  void waitsLongerThanConnectionsAreKept() throws Exception {
    // Given
    var later = new CountDownLatch(1);
    try (var server = new ScriptedServer().then(after(later, status(200, "late")));
        var transport =
            new JettyTransport(server.baseUrl(), 4, LONG, SHORT, new SslContextFactory.Client())) {

      // Then
      assertThat(answeredLate(later, transport, server.baseUrl())).isEqualTo("late");
    }
  }

  @Test
  void waitsLongerThanConnectionsOfHttp2AreKept() throws Exception {
    // Given
    var later = new CountDownLatch(1);
    try (var server = new TlsServer(dir, true).answeringAfter(later);
        var transport = new JettyTransport(server.baseUrl(), 4, LONG, SHORT, server.trust())) {

      // Then
      assertThat(answeredLate(later, transport, server.baseUrl())).isEqualTo("HTTP/2.0");
    }
  }

  private static String answeredLate(CountDownLatch later, JettyTransport transport, URI baseUrl)
      throws Exception {
    var answer = new FutureTask<>(() -> get(transport, baseUrl, LONG));
    Thread.ofVirtual().start(answer);
    assertThat(later.await(20 * SHORT.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
    later.countDown();
    return answer.get();
  }

  @Test
  void hangsUpWhenItIsInterrupted() throws Exception {
    // Given
    try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var baseUrl = URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/v1");
      try (var transport = transport(baseUrl, new SslContextFactory.Client())) {
        var thrown = new FutureTask<>(() -> catchThrowable(() -> get(transport, baseUrl, LONG)));
        var caller = Thread.ofVirtual().start(thrown);
        try (var connection = listening.accept()) {
          assertThat(connection.getInputStream().read()).isEqualTo('P');

          // When
          caller.interrupt();
          connection.setSoTimeout(SHORT_OF_LONG);

          // Then
          assertThat(thrown.get())
              .isInstanceOf(OpenAIIoException.class)
              .hasCauseInstanceOf(InterruptedException.class);
          assertThat(new String(connection.getInputStream().readAllBytes(), UTF_8))
              .as("all that the server gets before the connection ends")
              .startsWith("OST /v1/chat/completions");
        }
      }
    }
  }

  @Test
  void failsTheCallsUnderWayWhenItIsClosed() throws Exception {
    // Given
    try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var baseUrl = URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/v1");
      var transport = transport(baseUrl, new SslContextFactory.Client());
      var thrown = new FutureTask<>(() -> catchThrowable(() -> get(transport, baseUrl, LONG)));
      Thread.ofVirtual().start(thrown);
      try (var connection = listening.accept()) {
        assertThat(connection.getInputStream().read()).isEqualTo('P');

        // When
        transport.close();

        // Then
        assertThat(thrown.get())
            .isInstanceOf(OpenAIIoException.class)
            .hasCauseInstanceOf(IOException.class);
      }
    }
  }

  private static JettyTransport transport(URI baseUrl, SslContextFactory.Client tls) {
    return new JettyTransport(baseUrl, 4, LONG, LONG, tls);
  }

  private static String get(JettyTransport transport, URI baseUrl, Duration deadline)
      throws IOException {
    try (var answer = transport.execute(request(baseUrl), within(deadline))) {
      return new String(answer.body().readAllBytes(), UTF_8);
    }
  }

  private static RequestOptions within(Duration deadline) {
    return RequestOptions.builder().timeout(deadline).build();
  }

  private static HttpRequest request(URI baseUrl) {
    return HttpRequest.builder()
        .method(HttpMethod.POST)
        .baseUrl(baseUrl.toString())
        .addPathSegments("chat", "completions")
        .build();
  }

  private static ScriptedServer.Answer begunUntil(CountDownLatch latch) {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /// Properties of the JVM that hold until it is closed.
  private record Properties(Map<String, String> values) implements AutoCloseable {
    private Properties {
      values.forEach(System::setProperty);
    }

    @Override
    public void close() {
      values.keySet().forEach(System::clearProperty);
    }
  }
}
