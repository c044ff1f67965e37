package io.athanor.bench;

import java.io.IOException;
import java.util.List;

/// A JVM that runs one contestant, until its standard input ends.
final class Worker {
  private Worker() {}

  /// @param args the [Entry], then the [Job]
  public static void main(String[] args) throws IOException {
    var all = List.of(args);
    Entry.valueOf(all.getFirst()).contestant().start(Job.of(all.subList(1, all.size())));
    Child.ready("working");
    Child.awaitEnd();
  }
}
