package io.athanor.bench;

import io.athanor.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;

/// A JVM that is the broker, until its standard input ends.
public final class Broker {
  private Broker() {}

  /// @param args the directory of its data
  public static void main(String[] args) throws IOException {
    var broker = EmbeddedBroker.start(Path.of(args[0]), 0);
    Child.ready(broker.bootstrapServers());
    Child.answer(() -> "");
  }
}
