package io.athanor.llm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/// A SOCKS proxy (RFC 1928, no authentication) that plays the server itself: whatever it is asked
/// to connect to answers `by proxy`, once.
final class SocksProxy implements AutoCloseable {
  private static final byte VERSION = 5;
  private static final byte DOMAIN_NAME = 3;

  private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final CompletableFuture<String> target = new CompletableFuture<>();

  SocksProxy() throws IOException {
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return listening.getLocalPort();
  }

  /// What it was asked to connect to, as `host:port`.
  String target() {
    return target.join();
  }

  private void serve() {
    try (var client = listening.accept()) {
      serve(client);
    } catch (IOException e) {
      target.completeExceptionally(new UncheckedIOException(e));
    }
  }

  private void serve(Socket client) throws IOException {
    var in = new DataInputStream(client.getInputStream());
    var out = client.getOutputStream();
    in.readByte();
    in.skipNBytes(in.readUnsignedByte());
    out.write(new byte[] {VERSION, 0});

    in.skipNBytes(3);
    if (in.readByte() != DOMAIN_NAME) {
      throw new IOException("the name was looked up before the proxy");
    }
    var host = new String(in.readNBytes(in.readUnsignedByte()), UTF_8);
    target.complete(host + ":" + in.readUnsignedShort());
    out.write(new byte[] {VERSION, 0, 0, 1, 127, 0, 0, 1, 0, 80});

    for (int blank = 0; blank < 4; ) {
      byte c = in.readByte();
      blank = c == '\r' || c == '\n' ? blank + 1 : 0;
    }
    out.write("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nby proxy".getBytes(UTF_8));
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
