package io.athanor.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs programs under Landlock, seccomp and resource limits: nothing to install but the
/// interpreters and util-linux, no privilege, also inside a container.
///
/// A program can read what its interpreter needs and its standard input. It can write to its two
/// output pipes and nowhere else, start neither processes nor threads, open no socket and see no
/// environment.
///
/// Its places are the threads of a pool, so a caller waits its turn there. They are platform
/// threads, for the reason given at [Launch].
final class LandlockSandbox implements Sandbox {
  private static final String ROOTS_STAND_IN = "61000";

  /// What every interpreter reads.
  private static final List<Path> SYSTEM =
      existing(
          Stream.of(
                  "/lib",
                  "/lib64",
                  "/usr/lib",
                  "/usr/lib64",
                  "/etc/ld.so.cache",
                  "/etc/localtime",
                  "/usr/share/zoneinfo",
                  "/dev/urandom")
              .map(Path::of));

  private final Languages languages;
  private final Map<String, Confinement> confinements;
  private final List<String> become;
  private final Path prlimit;
  private final ExecutorService places;

  private LandlockSandbox(
      Languages languages,
      Map<String, Confinement> confinements,
      List<String> become,
      Path prlimit,
      int places) {
    this.languages = languages;
    this.confinements = confinements;
    this.become = become;
    this.prlimit = prlimit;
    var threads = Thread.ofPlatform().daemon().name("sandbox-place-", 0).factory();
    var pool =
        new ThreadPoolExecutor(
            places, places, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    pool.allowCoreThreadTimeOut(true);
    this.places = pool;
  }

  /// @param places how many programs may run at once
  /// @throws Refused where something that it needs is not here
  static LandlockSandbox open(int places) throws Refused {
    return open(places, Languages.KNOWN);
  }

  static LandlockSandbox open(int places, List<Language> known) throws Refused {
    if (!System.getProperty("os.name").equals("Linux")
        || !System.getProperty("os.arch").equals("amd64")) {
      throw new Refused("it needs Linux on x86-64");
    }
    var setpriv = tool("setpriv");
    var prlimit = tool("prlimit");
    var become = become(setpriv);
    var path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    var languages = Languages.find(known, new Search(become, path));
    var confinements = new HashMap<String, Confinement>();
    for (var language : languages.installed().entrySet()) {
      confinements.put(language.getKey(), confinement(language.getValue(), setpriv, prlimit));
    }
    return new LandlockSandbox(languages, Map.copyOf(confinements), become, prlimit, places);
  }

  /// A program can reach its own language alone.
  private static Confinement confinement(Interpreter interpreter, Path setpriv, Path prlimit)
      throws Refused {
    var executable =
        existing(
            Stream.of(
                setpriv,
                prlimit,
                interpreter.executable(),
                Path.of(System.getProperty("java.home"), "lib", "jspawnhelper"),
                Path.of("/lib64/ld-linux-x86-64.so.2"),
                Path.of("/lib/ld-musl-x86_64.so.1")));
    try {
      return new Confinement(
          Landlock.open()
              .read(SYSTEM)
              .read(existing(interpreter.readable().stream()))
              .execute(executable)
              .write(Path.of("/dev/null")));
    } catch (IOException e) {
      throw new Refused("Landlock does not work here: " + e.getMessage(), e);
    }
  }

  @Override
  public String backend() {
    return "landlock";
  }

  @Override
  public Run run(Program program) throws InterruptedException {
    var interpreter = languages.installed().get(program.language());
    if (interpreter == null) {
      return fault(Run.Ending.UNAVAILABLE, languages.whyNot(program.language()));
    }
    var turn = places.submit(() -> runHere(program, interpreter));
    try {
      return turn.get();
    } catch (ExecutionException e) {
      return fault(Run.Ending.INTERNAL, String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      turn.cancel(true);
      throw e;
    }
  }

  private Run runHere(Program program, Interpreter interpreter)
      throws IOException, InterruptedException {
    var confinement = Objects.requireNonNull(confinements.get(program.language()));
    var process = Launch.start(confinement, builder(interpreter, program.limits()));
    return new Execution(program, process, interpreter.outOfMemory()).toTheEnd(backend());
  }

  private ProcessBuilder builder(Interpreter interpreter, Limits limits) {
    var command = new ArrayList<>(become);
    command.add(prlimit.toString());
    command.addAll(rlimits(limits));
    command.add("--");
    command.addAll(interpreter.command());
    var builder = new ProcessBuilder(command).directory(Path.of("/").toFile());
    builder.environment().clear();
    return builder;
  }

  /// The processor time is in whole seconds: a signal at the limit, the end a second later.
  private static List<String> rlimits(Limits limits) {
    long seconds = Math.max(1, limits.cpu().plusMillis(999).toSeconds());
    return List.of(
        "--cpu=" + seconds + ":" + (seconds + 1),
        "--as=" + limits.memoryBytes(),
        "--nproc=1",
        "--nofile=64",
        "--fsize=0",
        "--core=0",
        "--memlock=0",
        "--msgqueue=0");
  }

  /// The kernel does not count root's processes, so root gives way to a user of no account.
  private static List<String> become(Path setpriv) throws Refused {
    var command = new ArrayList<>(List.of(setpriv.toString()));
    try {
      if (SystemCall.GETUID.call() == 0) {
        command.addAll(
            List.of(
                "--reuid=" + ROOTS_STAND_IN,
                "--regid=" + ROOTS_STAND_IN,
                "--clear-groups",
                "--inh-caps=-all"));
      }
    } catch (IOException e) {
      throw new Refused("it cannot tell whether it is root", e);
    }
    command.addAll(List.of("--pdeathsig", "KILL", "--"));
    return List.copyOf(command);
  }

  private static Path tool(String name) throws Refused {
    return Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new Refused("there is no " + name + " here; install util-linux"));
  }

  private static List<Path> existing(Stream<Path> paths) {
    return paths.filter(Files::exists).toList();
  }

  private Run fault(Run.Ending ending, String detail) {
    return new Run(ending, -1, "", "", Duration.ZERO, Duration.ZERO, backend(), detail);
  }
}
