package io.athanor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The self-test against real interpreters: one in the sandbox, one that is let loose.
class SelfTestIT {

  @Test
  void theRealSandboxPassesAndIsChosen() throws Exception {
    var choice = Sandboxes.choose(2);
    assertThat(choice.refused()).isEmpty();
    assertThat(choice.available()).isTrue();
    assertThat(choice.sandbox().backend()).isEqualTo("landlock");
  }

  @Test
  void anInterpreterWithoutASandboxIsRefused() throws Exception {
    var choice =
        Sandboxes.choose(1, List.of(new Sandboxes.BackEnd("bare", places -> new Bare(""))));
    assertThat(choice.refused()).containsExactly("bare: a program could kill another process");
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
    assertThat(missOf(noWriting)).contains("a program could start a process or a thread");
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
    public String backend() {
      return "bare";
    }

    @Override
    public Run run(Program program) throws InterruptedException {
      try {
        var builder =
            new ProcessBuilder("/usr/bin/python3", "-I", "-c", pretence + program.source())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        var process = builder.start();
        try (var stdin = process.getOutputStream()) {
          stdin.write(program.stdin().getBytes(StandardCharsets.UTF_8));
        }
        var stdout = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var ending = process.waitFor() == 0 ? Run.Ending.OK : Run.Ending.NONZERO_EXIT;
        return new Run(ending, 0, stdout, "", Duration.ZERO, Duration.ZERO, "bare", "");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
