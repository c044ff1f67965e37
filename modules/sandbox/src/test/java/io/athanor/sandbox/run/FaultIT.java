package io.athanor.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Source;
import io.athanor.sandbox.boot.SandboxSettings;
import io.athanor.sandbox.boot.Sandboxes;
import io.athanor.sandbox.language.Calls;
import io.athanor.sandbox.language.Complaints;
import io.athanor.sandbox.language.Control;
import io.athanor.sandbox.language.Language;
import io.athanor.sandbox.language.Need;
import io.athanor.sandbox.language.Recipe;
import io.athanor.sandbox.language.Tool;
import io.athanor.sandbox.wall.BubblewrapWall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Faults of the machinery say nothing about a program.
class FaultIT {
  private static final Limits PATIENT =
      new Limits(Duration.ofSeconds(4), Duration.ofMinutes(5), 256L << 20, 1 << 20);

  static List<WalledSandbox> sandboxes() throws Exception {
    return Sandboxes.choose(SandboxSettings.DEFAULT.places(2)).accepted();
  }

  @ParameterizedTest
  @MethodSource("sandboxes")
  void killedProgramIsNoVerdict(WalledSandbox sandbox) throws Exception {
    assertThat(killedWhileItSleeps(sandbox, false).ending()).isEqualTo(Run.Ending.INTERNAL);
  }

  @ParameterizedTest
  @MethodSource("sandboxes")
  void killedLauncherIsNoVerdict(WalledSandbox sandbox) throws Exception {
    assertThat(killedWhileItSleeps(sandbox, true).ending()).isEqualTo(Run.Ending.INTERNAL);
  }

  /// @param first whether the first process of the run is killed, or the last
  private static Run killedWhileItSleeps(WalledSandbox sandbox, boolean first) throws Exception {
    var program = (Build.Ready) sandbox.build(new Source("python", "import time\ntime.sleep(600)"));
    var run = new FutureTask<>(() -> sandbox.run(program, "", PATIENT));
    Thread.ofPlatform().start(run);
    var deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    List<ProcessHandle> processes;
    do {
      assertThat(System.nanoTime()).isLessThan(deadline);
      processes = ProcessHandle.current().descendants().toList();
    } while (processes.stream().noneMatch(FaultIT::sleeps));
    var victim =
        first
            ? processes.stream().filter(one -> isChildOfOurs(one)).findFirst()
            : processes.stream().filter(FaultIT::sleeps).reduce((a, b) -> b);
    victim.orElseThrow().destroyForcibly();
    return run.get();
  }

  private static boolean isChildOfOurs(ProcessHandle process) {
    return process
        .parent()
        .filter(parent -> parent.pid() == ProcessHandle.current().pid())
        .isPresent();
  }

  private static boolean sleeps(ProcessHandle process) {
    return process.info().command().orElse("").contains("python");
  }

  @Test
  void interpreterThatHasGoneIsNoVerdict(@TempDir Path folder) throws Exception {
    assumeThat(sandboxes()).anyMatch(one -> one.wall().name().startsWith("bubblewrap"));
    // Given a language whose tool is there while it is looked for
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    var tool = Files.copy(Path.of("/bin/cat"), folder.resolve("vanishing"));
    var sandbox = new WalledSandbox(BubblewrapWall.watched(List.of(language(tool))), new Places(1));
    var program = (Build.Ready) sandbox.build(new Source("vanishing", "x"));
    assertThat(sandbox.run(program, "", PATIENT).ending()).isEqualTo(Run.Ending.OK);
    // When
    Files.delete(tool);
    var run = sandbox.run(program, "", PATIENT);
    // Then
    assertThat(run.ending()).isEqualTo(Run.Ending.INTERNAL);
  }

  private static Language language(Path tool) {
    return new Language(
        "vanishing",
        Set.of("vanishing"),
        "{name}",
        new Tool(tool.toString(), null, "", List.of("/dev/null"), Set.of()),
        new Recipe(
            "program.txt",
            null,
            List.of(),
            List.of(),
            List.of(),
            null,
            List.of(),
            List.of("{executable}", "program.txt"),
            null,
            Set.of(Need.FILES),
            false),
        new Complaints(null, null, null, null, null),
        new Calls(List.of(), null, null, null, false),
        new Control("", "", ""));
  }

  @ParameterizedTest
  @MethodSource("sandboxes")
  void twoHundredProgramsAtOnceAllGetTheirOwnAnswer(WalledSandbox sandbox) throws Exception {
    var program = (Build.Ready) sandbox.build(new Source("python", "print(int(input()) ** 2)"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var runs = new ArrayList<Future<Run>>();
      for (int i = 0; i < 200; i++) {
        var number = Integer.toString(i);
        runs.add(threads.submit(() -> sandbox.run(program, number, PATIENT)));
      }
      for (int i = 0; i < 200; i++) {
        assertThat(runs.get(i).get().stdout()).isEqualTo(i * i + "\n");
      }
    }
  }

  @Test
  void programThatNeedsAThreadClimbs() throws Exception {
    var choice = Sandboxes.choose(SandboxSettings.DEFAULT.places(1));
    assumeThat(choice.accepted()).hasSizeGreaterThan(1);
    var source = "import threading\nt = threading.Thread(target=print, args=('x',))\nt.start()";
    var program = (Build.Ready) choice.sandbox().build(new Source("python", source));
    var run = choice.sandbox().run(program, "", PATIENT);
    assertThat(run.stdout()).isEqualTo("x\n");
    assertThat(run.backend()).startsWith("bubblewrap");
  }

  @Test
  void programThatNeedsAThreadCannotBeToldWhereThereIsNoWiderWall() throws Exception {
    var settings = new SandboxSettings(1, List.of("landlock"));
    var choice = Sandboxes.choose(settings);
    var source = "import threading\nthreading.Thread(target=print).start()";
    var program = (Build.Ready) choice.sandbox().build(new Source("python", source));
    var run = choice.sandbox().run(program, "", PATIENT);
    assertThat(run.ending()).isEqualTo(Run.Ending.UNAVAILABLE);
    assertThat(run.detail()).contains("doctor");
  }
}
