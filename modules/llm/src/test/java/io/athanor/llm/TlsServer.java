package io.athanor.llm;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ConnectHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// A server of the name `localhost`, with a key of its own, that answers with the protocol it was
/// asked in.
final class TlsServer implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  private final Path keys;
  private final Server server = new Server();
  private final ServerConnector connector;
  private volatile CountDownLatch answering = new CountDownLatch(0);

  /// @param http2 whether it speaks HTTP/2 beside HTTP/1.1
  TlsServer(Path dir, boolean http2) throws Exception {
    keys = dir.resolve("localhost.p12");
    makeKeys();
    var tls = new SslContextFactory.Server();
    tls.setKeyStorePath(keys.toString());
    tls.setKeyStorePassword(PASSWORD);
    connector = new ServerConnector(server, 1, 1, protocols(tls, http2));
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws InterruptedException {
            answering.await();
            Content.Sink.write(
                response,
                true,
                request.getConnectionMetaData().getHttpVersion().asString(),
                callback);
            return true;
          }
        });
    server.start();
  }

  private static ConnectionFactory[] protocols(SslContextFactory.Server tls, boolean http2) {
    var config = new HttpConfiguration();
    config.addCustomizer(new SecureRequestCustomizer());
    var http1 = new HttpConnectionFactory(config);
    if (!http2) {
      return new ConnectionFactory[] {new SslConnectionFactory(tls, "http/1.1"), http1};
    }
    var alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol("http/1.1");
    return new ConnectionFactory[] {
      new SslConnectionFactory(tls, "alpn"), alpn, new HTTP2ServerConnectionFactory(config), http1
    };
  }

  private void makeKeys() throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool"));
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-alias", "it", "-validity", "2"));
    command.addAll(List.of("-dname", "CN=localhost", "-ext", "san=dns:localhost"));
    command.addAll(List.of("-keystore", keys.toString(), "-storepass", PASSWORD));
    var made = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(made.getInputStream().readAllBytes());
    if (made.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  TlsServer answeringAfter(CountDownLatch latch) {
    answering = latch;
    return this;
  }

  /// What a client needs that is to trust it.
  SslContextFactory.Client trust() {
    var tls = new SslContextFactory.Client();
    tls.setTrustStorePath(keys.toString());
    tls.setTrustStorePassword(PASSWORD);
    return tls;
  }

  URI baseUrl() {
    return URI.create("https://localhost:" + connector.getLocalPort() + "/v1");
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }

  /// A proxy that lets anybody through to anywhere, and counts.
  static final class Tunnel implements AutoCloseable {
    private final Server server = new Server(0);
    private final AtomicInteger asked = new AtomicInteger();

    Tunnel() throws Exception {
      server.setHandler(
          new ConnectHandler() {
            @Override
            protected void handleConnect(
                Request request, Response response, Callback callback, String address) {
              asked.incrementAndGet();
              super.handleConnect(request, response, callback, address);
            }
          });
      server.start();
    }

    int port() {
      return server.getURI().getPort();
    }

    int asked() {
      return asked.get();
    }

    @Override
    public void close() throws Exception {
      server.stop();
    }
  }
}
