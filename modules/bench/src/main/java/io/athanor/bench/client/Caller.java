package io.athanor.bench.client;

import io.athanor.bench.Child;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.LongAdder;

/// A JVM that keeps as many calls under way as it is told, until its standard input ends. Asked, it
/// answers with how many have ended well.
final class Caller {
  private Caller() {}

  /// @param args the [Client], the base URL, the calls under way at once
  public static void main(String[] args) throws IOException {
    int inFlight = Integer.parseInt(args[2]);
    var client = Client.valueOf(args[0]).at(URI.create(args[1]), inFlight);
    var ended = new LongAdder();
    for (int i = 0; i < inFlight; i++) {
      Thread.ofVirtual().start(() -> callForEver(client, ended));
    }
    Child.ready("calling");
    Child.answer(() -> Long.toString(ended.sum()));
  }

  private static void callForEver(Client.Calls client, LongAdder ended) {
    while (true) {
      try {
        client.call();
        ended.increment();
      } catch (IOException | RuntimeException e) {
        System.err.println("a call failed: " + e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
