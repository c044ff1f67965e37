package io.athanor.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/// Ports of the loopback address.
final class Ports {
  static final String HOST = "127.0.0.1";
  private static final int TRY_MS = 1000;

  private Ports() {}

  /// One that nobody has at this moment.
  static int free() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }

  /// Waits until somebody listens.
  static void await(int port, Duration most) throws IOException, InterruptedException {
    Until.holds("a listener at port " + port, most, () -> listens(port));
  }

  private static boolean listens(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(HOST, port), TRY_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
