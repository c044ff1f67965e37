package io.athanor.sandbox.wall;

import io.athanor.sandbox.Limits;
import io.athanor.sandbox.language.Language;
import io.athanor.sandbox.language.Need;
import io.athanor.sandbox.language.Search;
import io.athanor.sandbox.language.Toolchain;
import io.athanor.sandbox.language.Toolchains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Landlock, seccomp and resource limits: nothing to install but the interpreters and util-linux,
/// no privilege, also inside a container.
///
/// A program can read what its interpreter needs and its standard input. It can write to its two
/// output pipes and nowhere else, start neither processes nor threads, open no socket and see no
/// environment.
public final class LandlockWall implements Wall {

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

  private final Toolchains toolchains;
  private final Map<String, Confinement> confinements;
  private final List<String> become;
  private final Path prlimit;

  private LandlockWall(
      Toolchains toolchains,
      Map<String, Confinement> confinements,
      List<String> become,
      Path prlimit) {
    this.toolchains = toolchains;
    this.confinements = Map.copyOf(confinements);
    this.become = become;
    this.prlimit = prlimit;
  }

  /// @param languages that are looked for
  /// @throws Refused where something that it needs is not here
  public static LandlockWall open(List<Language> languages) throws Refused {
    Tools.onlyOnLinuxX86();
    var prlimit = Tools.find("prlimit", "util-linux");
    var become = StandIn.here().become(List.of("--pdeathsig", "KILL"));
    var narrow =
        languages.stream().filter(language -> language.program().needs().isEmpty()).toList();
    var toolchains = Toolchains.find(narrow, Search.here(become));
    var confinements = new HashMap<String, Confinement>();
    for (var toolchain : toolchains.installed().entrySet()) {
      confinements.put(
          toolchain.getKey(),
          confinement(toolchain.getValue(), List.of(Path.of(become.getFirst()), prlimit)));
    }
    return new LandlockWall(toolchains, confinements, become, prlimit);
  }

  /// A program can reach its own language alone.
  private static Confinement confinement(Toolchain toolchain, List<Path> tools) throws Refused {
    var executable =
        existing(
            Stream.concat(
                tools.stream(),
                Stream.of(
                    toolchain.executable(),
                    Path.of(System.getProperty("java.home"), "lib", "jspawnhelper"),
                    Path.of("/lib64/ld-linux-x86-64.so.2"),
                    Path.of("/lib/ld-musl-x86_64.so.1"))));
    try {
      return new Confinement(
          Landlock.open()
              .read(SYSTEM)
              .read(toolchain.reads())
              .execute(executable)
              .write(Path.of("/dev/null")));
    } catch (IOException e) {
      throw new Refused("Landlock does not work here: " + e.getMessage(), e);
    }
  }

  @Override
  public String name() {
    return "landlock";
  }

  @Override
  public Set<Need> grants() {
    return Set.of();
  }

  @Override
  public Toolchains toolchains() {
    return toolchains;
  }

  @Override
  public Place place(int number) {
    return this::start;
  }

  private Cell start(List<String> command, Toolchain toolchain, Limits limits) throws IOException {
    var confinement = Objects.requireNonNull(confinements.get(toolchain.language().name()));
    var process = Launch.start(confinement, builder(command, limits));
    return new TreeCell(process, true, limits);
  }

  private ProcessBuilder builder(Collection<String> program, Limits limits) {
    var command = new ArrayList<>(become);
    command.add(prlimit.toString());
    command.addAll(rlimits(limits));
    command.add("--");
    command.addAll(program);
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
        "--nofile=" + Math.min(64, limits.openFiles()),
        "--fsize=0",
        "--core=0",
        "--memlock=0",
        "--msgqueue=0");
  }

  private static List<Path> existing(Stream<Path> paths) {
    return paths.filter(Files::exists).toList();
  }
}
