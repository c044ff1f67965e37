package io.athanor.llm;

import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import com.openai.errors.OpenAIIoException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClientTransport;
import org.eclipse.jetty.client.HttpProxy;
import org.eclipse.jetty.client.MultiplexConnectionPool;
import org.eclipse.jetty.client.ProxyAuthenticationProtocolHandler;
import org.eclipse.jetty.client.ProxyConfiguration;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Socks5Proxy;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientConnectionFactory;
import org.eclipse.jetty.client.transport.HttpClientTransportDynamic;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.ClientConnectionFactoryOverHTTP2;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/// How openai-java's requests reach one endpoint: Jetty's client, in openai-java's own-transport
/// interface.
///
/// - HTTP/1.1 with keep-alive; over https also HTTP/2, where the endpoint speaks it (ALPN).
/// - A request has [RequestOptions]' `request` timeout in all. An interrupt gives it up, and
///   [#close()] gives all of them up.
/// - An answer of more than 16 MiB is given up: [AnswerTooLarge].
/// - Redirects are answers like others: they are not followed. Cookies are not kept.
/// - The JVM's proxy properties hold (`https.proxyHost`, `http.nonProxyHosts`, `socksProxyHost`…).
///
/// Safe for many threads. It has a few of its own, however many calls are under way.
final class JettyTransport implements HttpClient {
  /// No honest answer is larger: a record has 16 MiB in all.
  private static final int LARGEST_BODY = 16 << 20;

  private static final int THREADS = 8;

  private final org.eclipse.jetty.client.HttpClient client;

  /// @param baseUrl of all requests
  /// @param maxInFlight the most calls under way at once, for which HTTP/1.1 takes a connection
  ///   each
  /// @param connect the most time for a connection
  /// @param keep the age from which a connection takes no more calls: many a router forgets one
  ///   that is silent for some minutes, and tells nobody
  JettyTransport(
      URI baseUrl, int maxInFlight, Duration connect, Duration keep, SslContextFactory.Client tls) {
    var threads = new QueuedThreadPool(THREADS);
    threads.setName("http");
    threads.setDaemon(true);
    var connector = new ClientConnector();
    connector.setExecutor(threads);
    connector.setSelectors(1);
    connector.setSslContextFactory(tls);
    client = new org.eclipse.jetty.client.HttpClient(speaking(connector));
    client
        .getTransport()
        .setConnectionPoolFactory(destination -> {
          var pool = new MultiplexConnectionPool(destination, maxInFlight, 1);
          pool.setMaxDuration(keep.toMillis());
          return pool;
        });
    client.setMaxRequestsQueuedPerDestination(Integer.MAX_VALUE);
    client.setConnectTimeout(connect.toMillis());
    // A connection of HTTP/2 that waits for an answer counts as idle.
    client.setIdleTimeout(0);
    client.setFollowRedirects(false);
    client.setUserAgentField(null);
    // A balancer's cookie would bind all calls to one replica.
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    proxies(baseUrl, client.getProxyConfiguration());
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP client does not start", e);
    }
    // They take a 401 for the start of a conversation.
    client.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
    client.getProtocolHandlers().remove(ProxyAuthenticationProtocolHandler.NAME);
  }

  /// The first is spoken where nothing is negotiated; where it is, servers choose by their own
  /// order.
  private static HttpClientTransport speaking(ClientConnector connector) {
    return new HttpClientTransportDynamic(
        connector,
        HttpClientConnectionFactory.HTTP11,
        new ClientConnectionFactoryOverHTTP2.HTTP2(new HTTP2Client(connector)));
  }

  private static void proxies(URI baseUrl, ProxyConfiguration proxies) {
    for (var proxy : ProxySelector.getDefault().select(baseUrl)) {
      if (proxy.address() instanceof InetSocketAddress address) {
        String host = address.getHostString();
        int port = address.getPort();
        proxies.addProxy(
            switch (proxy.type()) {
              case SOCKS -> new Socks5Proxy(host, port);
              case HTTP, DIRECT -> new HttpProxy(host, port);
            });
      }
    }
  }

  @Override
  public HttpResponse execute(HttpRequest request, RequestOptions options) {
    var sent = jetty(request, options);
    var answer = new CompletableResponseListener(sent, LARGEST_BODY).send();
    try {
      return new Answer(answer.get());
    } catch (InterruptedException e) {
      sent.abort(e);
      Thread.currentThread().interrupt();
      throw new OpenAIIoException("given up", e);
    } catch (ExecutionException e) {
      throw new OpenAIIoException("no answer", named(e.getCause()));
    }
  }

  /// @return done on a thread of the transport
  @Override
  public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
    return new CompletableResponseListener(jetty(request, options), LARGEST_BODY)
        .send()
        .thenApply(Answer::new);
  }

  private Request jetty(HttpRequest request, RequestOptions options) {
    var headers = request.headers();
    var sent =
        client
            .newRequest(request.url())
            .method(request.method().name())
            .headers(all ->
                headers
                    .names()
                    .forEach(name -> headers.values(name).forEach(v -> all.add(name, v))));
    var timeout = options.getTimeout();
    if (timeout != null) {
      sent.timeout(timeout.request().toMillis(), TimeUnit.MILLISECONDS);
    }
    try (var body = request.body()) {
      if (body != null) {
        var bytes = new ByteArrayOutputStream();
        body.writeTo(bytes);
        sent.body(new BytesRequestContent(body.contentType(), bytes.toByteArray()));
      }
    }
    return sent;
  }

  /// By what this package tells faults apart; Jetty's listener names a body beyond its limit an
  /// illegal argument.
  private static @Nullable Throwable named(@Nullable Throwable thrown) {
    return switch (thrown) {
      case TimeoutException _ -> new InterruptedIOException("no answer in time").initCause(thrown);
      case IllegalArgumentException _ -> new AnswerTooLarge(LARGEST_BODY).initCause(thrown);
      case null, default -> thrown;
    };
  }

  private record Answer(ContentResponse response) implements HttpResponse {
    @Override
    public int statusCode() {
      return response.getStatus();
    }

    @Override
    public Headers headers() {
      var all = Headers.builder();
      response.getHeaders().forEach(field -> all.put(field.getName(), field.getValue()));
      return all.build();
    }

    @Override
    public InputStream body() {
      return new ByteArrayInputStream(response.getContent());
    }

    @Override
    public void close() {}
  }

  /// Ends the connections; calls under way fail.
  @Override
  public void close() {
    try {
      client.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP client does not stop", e);
    }
  }
}
