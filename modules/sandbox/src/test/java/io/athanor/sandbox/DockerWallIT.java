package io.athanor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.athanor.sandbox.Run.Ending;
import io.athanor.sandbox.boot.SandboxSettings;
import io.athanor.sandbox.boot.Sandboxes;
import io.athanor.sandbox.language.Languages;
import io.athanor.sandbox.run.Places;
import io.athanor.sandbox.run.WalledSandbox;
import io.athanor.sandbox.wall.DockerSettings;
import io.athanor.sandbox.wall.DockerWall;
import io.athanor.sandbox.wall.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Programs in containers of a real engine. Where it is stands in `DOCKER_HOST`; it has the image
/// of `-Dathanor.docker.image`, which has Python, and the runtime of `-Dathanor.docker.runtime`, if
/// one is named.
class DockerWallIT {
  private static final String RUNTIME = "athanor.docker.runtime";
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(1), Duration.ofSeconds(5), 256L << 20, 1 << 20);
  private static final Limits PATIENT = LIMITS.waiting(Duration.ofMinutes(5));

  /// Attacks that do here what they must not do elsewhere, to no avail.
  private static final Set<String> UNLIKE =
      Set.of(
          // What they see is the image's.
          "shell that reads every file it finds",
          "reads what is not its own",
          "lists directories of the host",
          "leaves by a link",
          // The engine's own filter of system calls is wider. What they get is the container's.
          "memory outside every address space",
          "the kernel's rarer doors",
          "calls of another architecture",
          "traces and reads others",
          // It ends at the time on the clock, not of the processor.
          "ignores every signal and goes on",
          // It cannot be told from a kill.
          "exit code that looks like a kill");

  /// Likewise under a runtime that is a kernel of its own: it gives more, of itself, and needs
  /// memory.
  private static final Set<String> UNLIKE_IN_ANOTHER_KERNEL =
      Set.of(
          "devices",
          "settings of the kernel",
          "namespaces and mounts of its own",
          "fork bomb that counts");

  @TempDir static Path folder;
  private static DockerSettings settings;
  private static WalledSandbox sandbox;
  private static Arena arena;

  @BeforeAll
  static void open() throws Exception {
    var image = System.getProperty("athanor.docker.image");
    assumeTrue(image != null, "no image is named by -Dathanor.docker.image");
    settings = new DockerSettings(image, System.getProperty(RUNTIME));
    sandbox = new WalledSandbox(DockerWall.open(settings, Languages.ALL), new Places(2));
    arena = new Arena(folder);
  }

  @AfterAll
  static void close() throws Exception {
    if (arena != null) {
      arena.close();
    }
  }

  @Test
  void passesTheSelfTest() throws Exception {
    var choice = Sandboxes.choose(new SandboxSettings(1, List.of("docker"), settings));
    assertThat(choice.refused()).isEmpty();
    assertThat(choice.backends()).startsWith("docker");
  }

  static Stream<Arguments> attacks() {
    return Attack.all().stream()
        .filter(attack -> !UNLIKE.contains(attack.name()))
        .filter(attack ->
            System.getProperty(RUNTIME) == null
                || !UNLIKE_IN_ANOTHER_KERNEL.contains(attack.name()))
        .map(attack -> Arguments.of(attack.name(), attack));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void attackIsContained(String name, Attack attack) throws Exception {
    assumeThat(sandbox.wall().toolchains().installed()).containsKey(attack.in());
    // When
    var run = run(attack.in(), arena.aimed(attack.source()), LIMITS);
    // Then
    assertThat(mayEnd(attack, run.ending()))
        .as("%s: %s\n%s\n%s", run.ending(), run.detail(), run.stdout(), run.stderr())
        .isTrue();
    assertThat(run.stdout() + run.stderr()).doesNotContain("ESCAPED").doesNotContain(Arena.CANARY);
    arena.isUntouched();
    arena.nothingIsLeft();
    assertThat(ours()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          print('hello')                                              | OK
          raise SystemExit(3)                                         | NONZERO_EXIT
          raise SystemExit(125)                                       | NONZERO_EXIT
          import os; os.abort()                                       | SIGNALLED
          while True: pass                                            | CPU_LIMIT
          `import signal; signal.signal(24, lambda *a: 0)\nwhile 1: 0`| WALL_LIMIT
          import time; time.sleep(60)                                 | WALL_LIMIT
          x = b'x' * (1 << 30)                                        | MEMORY_LIMIT
          while True: print('x' * 99)                                 | OUTPUT_LIMIT
          import os; os.kill(os.getpid(), 9)                          | INTERNAL
          """)
  void endingIsTheProgramsOwn(String source, Ending ending) throws Exception {
    var run = run("python", source, LIMITS);
    assertThat(run.ending()).as(run.detail() + run.stderr()).isEqualTo(enforced(ending));
    assertThat(ours()).isEmpty();
  }

  @Test
  void killedClientIsNoVerdict() throws Exception {
    var run = whileItSleeps(() -> attached().findFirst().orElseThrow().destroyForcibly());
    assertThat(run.ending()).isEqualTo(Ending.INTERNAL);
    assertThat(run.detail()).contains("nobody can tell");
  }

  @Test
  void containerThatIsKilledByAnotherIsNoVerdict() throws Exception {
    var run = whileItSleeps(() -> docker("kill", ours().getFirst()));
    assertThat(run.ending()).isEqualTo(Ending.INTERNAL);
  }

  @Test
  void containersOfAWorkerThatHasGoneAreRemoved() throws Exception {
    // Given a container of a process that has ended
    var gone = new ProcessBuilder("true").start();
    gone.waitFor();
    var host = docker("info", "--format={{.Name}}").strip();
    docker(
        "create",
        "--label=io.athanor.host=" + host,
        "--label=io.athanor.worker=%d-00000000".formatted(gone.pid()),
        "--network=none",
        settings.image(),
        "true");
    assertThat(ours()).hasSize(1);
    // When
    var _ = DockerWall.open(settings, List.of());
    // Then
    assertThat(ours()).isEmpty();
  }

  @Test
  void programsSideBySideAllGetTheirOwnAnswer() throws Exception {
    var program = (Build.Ready) sandbox.build(new Source("python", "print(int(input()) ** 2)"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var runs = new ArrayList<Future<Run>>();
      for (int i = 0; i < 20; i++) {
        var number = Integer.toString(i);
        runs.add(threads.submit(() -> sandbox.run(program, number, PATIENT)));
      }
      for (int i = 0; i < 20; i++) {
        assertThat(runs.get(i).get().stdout()).isEqualTo(i * i + "\n");
      }
    }
  }

  @Test
  void imageThatIsNotThereIsNamed() {
    var absent = new DockerSettings("athanor.invalid/absent:1", null);
    assertThatThrownBy(() -> DockerWall.open(absent, Languages.ALL))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("docker pull athanor.invalid/absent:1");
  }

  /// Another runtime than the usual one need not limit processor time.
  private static Ending enforced(Ending ending) {
    return ending == Ending.CPU_LIMIT && settings.runtime() != null ? Ending.WALL_LIMIT : ending;
  }

  private static boolean mayEnd(Attack attack, Ending ending) {
    return Stream.of(Ending.values())
        .filter(one -> attack.mayEnd(one, true))
        .anyMatch(one -> one == ending || enforced(one) == ending);
  }

  private static Run run(String language, String source, Limits limits) throws Exception {
    return Programs.run(sandbox, language, source, "", limits);
  }

  private interface Blow {
    void fall() throws Exception;
  }

  private static Run whileItSleeps(Blow blow) throws Exception {
    var run = new FutureTask<>(() -> run("python", "import time\ntime.sleep(600)", PATIENT));
    Thread.ofPlatform().start(run);
    var deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (attached().findAny().isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
    }
    blow.fall();
    return run.get();
  }

  private static Stream<ProcessHandle> attached() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains("docker attach"));
  }

  /// The containers of all workers.
  private static List<String> ours() throws IOException {
    return docker("ps", "--all", "--quiet", "--filter=label=io.athanor.worker").lines().toList();
  }

  private static String docker(String... words) throws IOException {
    var command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
