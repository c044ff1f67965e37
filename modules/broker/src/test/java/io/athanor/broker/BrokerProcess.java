package io.athanor.broker;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A broker in a process of its own, to be killed: prints its address and waits.
final class BrokerProcess {
  private BrokerProcess() {}

  public static void main(String[] args) throws Exception {
    try (var broker = EmbeddedBroker.start(Path.of(args[0]), 0)) {
      System.out.println(broker.bootstrapServers());
      new CountDownLatch(1).await();
    }
  }
}
