package io.athanor.bench.engine;

import io.athanor.bench.Child;
import java.io.IOException;
import java.util.List;

/// A JVM that runs one contestant, until its standard input ends. Asked, it answers with what
/// [Calls#spentNanos] says.
final class Worker {
  private Worker() {}

  /// @param args the [Entry], then the [Job]
  public static void main(String[] args) throws IOException {
    var all = List.of(args);
    var calls = new Calls();
    Entry.valueOf(all.getFirst()).contestant().start(Job.of(all.subList(1, all.size())), calls);
    Child.ready("working");
    Child.answer(() -> Long.toString(calls.spentNanos()));
  }
}
