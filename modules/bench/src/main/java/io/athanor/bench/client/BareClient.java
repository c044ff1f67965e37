package io.athanor.bench.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/// What any client of HTTP/1.1 has to do at least: the same bytes over kept connections, and
/// answers that are read to their end, not looked at. No TLS, no deadline.
final class BareClient implements Client.Calls {
  private static final String LENGTH = "content-length:";
  private static final int BUFFER = 4 << 10;

  private final URI baseUrl;
  private final byte[] request;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  BareClient(URI baseUrl) {
    this.baseUrl = baseUrl;
    this.request = request(baseUrl);
  }

  private static byte[] request(URI baseUrl) {
    byte[] body = Question.BODY.getBytes(UTF_8);
    byte[] head =
        "POST %s/chat/completions HTTP/1.1\r\nhost: %s\r\ncontent-type: application/json\r\n%s %d\r\n\r\n"
            .formatted(baseUrl.getPath(), baseUrl.getAuthority(), LENGTH, body.length)
            .getBytes(US_ASCII);
    byte[] all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  @Override
  public void call() throws IOException {
    var taken = idle.pollFirst();
    var connection = taken == null ? connect() : taken;
    connection.call(request);
    idle.addFirst(connection);
  }

  private Connection connect() throws IOException {
    var socket = new Socket(baseUrl.getHost(), baseUrl.getPort());
    socket.setTcpNoDelay(true);
    return new Connection(socket, new BufferedInputStream(socket.getInputStream(), BUFFER));
  }

  private record Connection(Socket socket, InputStream in) {
    void call(byte[] request) throws IOException {
      socket.getOutputStream().write(request);
      int length = 0;
      for (var line = line(); !line.isEmpty(); line = line()) {
        if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
          length = Integer.parseInt(line.substring(LENGTH.length()).strip());
        }
      }
      in.skipNBytes(length);
    }

    private String line() throws IOException {
      var line = new StringBuilder();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new EOFException("the endpoint hung up");
        }
        if (next != '\r') {
          line.append((char) next);
        }
      }
      return line.toString();
    }
  }
}
