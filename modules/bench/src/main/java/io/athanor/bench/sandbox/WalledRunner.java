package io.athanor.bench.sandbox;

import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run.Ending;
import io.athanor.sandbox.Source;
import io.athanor.sandbox.language.Language;
import io.athanor.sandbox.run.WalledSandbox;
import java.io.IOException;

/// Runs a language's right control in a sandbox, within the usual limits.
record WalledRunner(WalledSandbox sandbox, Build.Ready program, String stdin) implements Runner {

  /// Builds it.
  ///
  /// @throws IOException where it cannot be built
  static WalledRunner of(WalledSandbox sandbox, Language language)
      throws IOException, InterruptedException {
    var source = new Source(language.name(), language.control().right());
    return switch (sandbox.build(source)) {
      case Build.Ready program -> new WalledRunner(sandbox, program, language.control().input());
      case Build.Broken(var run) ->
          throw new IOException("it cannot be built: " + run.detail() + " " + run.stderr());
    };
  }

  @Override
  public void run() throws IOException, InterruptedException {
    var run = sandbox.run(program, stdin, Limits.DEFAULT);
    if (run.ending() != Ending.OK || !run.stdout().strip().equals(ANSWER)) {
      throw new IOException("it ended " + run.ending() + ": " + run.detail() + " " + run.stderr());
    }
  }
}
