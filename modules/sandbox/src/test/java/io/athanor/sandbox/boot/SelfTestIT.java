package io.athanor.sandbox.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The self-test against real interpreters: one in the sandbox, one that is let loose.
class SelfTestIT {

  @Test
  void whatThisMachineHasPassesAndIsChosen() throws Exception {
    var choice = Sandboxes.choose(SandboxSettings.DEFAULT);
    assertThat(choice.available()).isTrue();
    assertThat(choice.backends()).startsWith("landlock");
    assertThat(choice.refused()).noneMatch(reason -> reason.contains("a program could"));
  }

  @Test
  void anInterpreterWithoutASandboxIsRefused() throws Exception {
    assertThat(missOf("")).contains("a program could kill another process");
  }

  @Test
  void eachHoleAloneIsFound() throws Exception {
    // Given sandboxes of pretence, each of which closes the holes found before by nulling a name
    var noKill = "import os\nos.kill = None\n";
    var noSockets = noKill + "import socket\nsocket.socket.connect = None\n";
    var noReading = noSockets + "import glob\nglob.glob = lambda p: []\n" + NO_READING;
    var noWriting = noReading + NO_WRITING;
    var noForking =
        noWriting + "del os.fork\nos.fork = lambda: exec('raise OSError')\n" + NO_THREADS;
    // Then the self-test names the next one
    assertThat(missOf(noKill)).contains("a program could connect to this machine");
    assertThat(missOf(noSockets)).hasValueSatisfying(m -> assertThat(m).contains("not its own"));
    assertThat(missOf(noReading)).contains("a program could write a file");
    assertThat(missOf(noWriting)).contains("a program could start more processes than its limit");
    assertThat(missOf(noForking)).contains("a program could take more memory than its limit");
  }

  private static final String NO_READING =
      """
      import builtins
      def guarded(real, modes):
          def opened(path, mode="r", **more):
              if modes in mode:
                  raise OSError
              return real(path, mode, **more)
          return opened
      builtins.open = guarded(builtins.open, "r")
      """;
  private static final String NO_WRITING = "builtins.open = guarded(builtins.open, 'w')\n";
  private static final String NO_THREADS =
      """
      import threading
      def refuse(self): raise RuntimeError
      threading.Thread.start = refuse
      """;

  private static Optional<String> missOf(String pretence) throws InterruptedException {
    return SelfTest.firstMiss(new Bare(pretence));
  }

  /// Runs the trusted programs of the self-test with nothing around them but a few lines of Python.
  private record Bare(String pretence) implements Sandbox {
    @Override
    public Build build(Source source) {
      var bytes = source.main().getBytes(StandardCharsets.UTF_8);
      return new Build.Ready("python", List.of(new Build.Part("main", bytes)));
    }

    @Override
    public Run run(Build.Ready program, String stdin, Limits limits) throws InterruptedException {
      try {
        var source = new String(program.parts().getFirst().bytes(), StandardCharsets.UTF_8);
        var builder =
            new ProcessBuilder("/usr/bin/python3", "-I", "-c", pretence + source)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        var process = builder.start();
        try (var input = process.getOutputStream()) {
          input.write(stdin.getBytes(StandardCharsets.UTF_8));
        }
        var stdout = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var ending = process.waitFor() == 0 ? Run.Ending.OK : Run.Ending.NONZERO_EXIT;
        return new Run(ending, 0, stdout, "", Run.Usage.NONE, "bare", "", "");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
