package io.athanor.verify;

import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Ends runs as it was told, in order, the last way for ever; remembers what it was to run.
final class FakeSandbox implements Sandbox {
  final List<Ran> ran = new ArrayList<>();
  private final List<Run.Ending> endings;

  record Ran(String language, String source, String stdin, Limits limits) {}

  FakeSandbox(Run.Ending... endings) {
    this.endings = List.of(endings);
  }

  @Override
  public Build build(Source source) {
    var bytes = source.main().getBytes(StandardCharsets.UTF_8);
    return new Build.Ready(source.language(), List.of(new Build.Part("main", bytes)));
  }

  @Override
  public Run run(Build.Ready program, String stdin, Limits limits) {
    var ending = endings.get(Math.min(ran.size(), endings.size() - 1));
    var source = new String(program.parts().getFirst().bytes(), StandardCharsets.UTF_8);
    ran.add(new Ran(program.language(), source, stdin, limits));
    return new Run(ending, 1, "out", "", Run.Usage.NONE, "fake", "Fake 1.0", "it ended so");
  }
}
