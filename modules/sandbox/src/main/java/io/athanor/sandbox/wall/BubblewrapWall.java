package io.athanor.sandbox.wall;

import io.athanor.sandbox.Limits;
import io.athanor.sandbox.language.Language;
import io.athanor.sandbox.language.Need;
import io.athanor.sandbox.language.Search;
import io.athanor.sandbox.language.Toolchain;
import io.athanor.sandbox.language.Toolchains;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Namespaces by bubblewrap, seccomp, resource limits, and a control group where one can be had;
/// without, the memory of all processes is watched, and may be some percent above its limit for a
/// moment.
///
/// A program can have threads, children and files of its own. It sees the system's libraries and
/// tools and its own language's, read-only, and three small directories that vanish with it. It has
/// a network without a way out, sees no process but its own, and no environment but the one that it
/// is given.
///
/// Bubblewrap is never started by root: then even `--uid` leaves the host's `/proc/sys` writable.
public final class BubblewrapWall implements Wall {
  private static final int SHARED_MEMORY_BYTES = 16 << 20;

  private final Toolchains toolchains;
  private final List<String> become;
  private final Path bwrap;
  private final Path prlimit;
  private final Path filter;
  private final String enter;
  private final @Nullable ControlGroups groups;

  private BubblewrapWall(
      Toolchains toolchains,
      List<String> become,
      Path bwrap,
      Path prlimit,
      Path filter,
      @Nullable ControlGroups groups) {
    this.toolchains = toolchains;
    this.become = become;
    this.bwrap = bwrap;
    this.prlimit = prlimit;
    this.filter = filter;
    this.enter = script();
    this.groups = groups;
  }

  /// With a control group for each place.
  ///
  /// @param languages that are looked for
  /// @throws Refused where something that it needs is not here
  public static BubblewrapWall withControlGroups(List<Language> languages) throws Refused {
    return open(languages, true);
  }

  /// Without control groups: limits for each process, and a watch over their memory.
  ///
  /// @param languages that are looked for
  /// @throws Refused where something that it needs is not here
  public static BubblewrapWall watched(List<Language> languages) throws Refused {
    return open(languages, false);
  }

  private static BubblewrapWall open(List<Language> languages, boolean grouped) throws Refused {
    Tools.onlyOnLinuxX86();
    var bwrap = Tools.find("bwrap", "bubblewrap");
    var prlimit = Tools.find("prlimit", "util-linux");
    var become = StandIn.here().become(List.of("--no-new-privs"));
    var groups = grouped ? ControlGroups.open() : null;
    var toolchains = Toolchains.find(languages, Search.here(become));
    return new BubblewrapWall(toolchains, become, bwrap, prlimit, filter(), groups);
  }

  /// A file without a name, open for as long as this process lives: nothing is left of it whatever
  /// ends it. Whoever enters reaches it by the descriptor.
  private static Path filter() throws Refused {
    try {
      var file = Files.createTempFile("athanor-filter-", ".bpf");
      try {
        Files.write(file, Seccomp.encode(Seccomp.inNamespaces()));
        long descriptor = SystemCall.open(file);
        return Path.of(
            "/proc", Long.toString(ProcessHandle.current().pid()), "fd", "" + descriptor);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new Refused("the filter of system calls cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public String name() {
    return groups == null ? "bubblewrap" : "bubblewrap+cgroup";
  }

  @Override
  public Set<Need> grants() {
    return EnumSet.allOf(Need.class);
  }

  @Override
  public Toolchains toolchains() {
    return toolchains;
  }

  @Override
  public Place place(int number) {
    return new Room(number);
  }

  /// A place with its launcher and, from its first program on, its control group.
  private final class Room implements Place {
    private final int number;
    private final Launcher launcher = new Launcher();
    private @Nullable ControlGroup group;

    private Room(int number) {
      this.number = number;
    }

    @Override
    public Cell start(List<String> command, Toolchain toolchain, Limits limits) throws IOException {
      if (groups == null) {
        return new TreeCell(launcher.start(builder("", command, toolchain, limits)), false, limits);
      }
      if (group == null) {
        group = groups.group(number, launcher);
      }
      group.begin(limits);
      return new GroupCell(
          launcher.start(builder(group.door(), command, toolchain, limits)), group);
    }
  }

  private ProcessBuilder builder(
      String door, List<String> program, Toolchain toolchain, Limits limits) {
    var command = new ArrayList<>(List.of("/bin/sh", "-c", enter, "sh", filter.toString(), door));
    command.addAll(become);
    command.addAll(namespaces(toolchain, limits));
    command.add(prlimit.toString());
    command.addAll(rlimits(toolchain, limits));
    command.add("--");
    command.addAll(program);
    var builder = new ProcessBuilder(command).directory(Path.of("/").toFile());
    builder.environment().clear();
    return builder;
  }

  private List<String> namespaces(Toolchain toolchain, Limits limits) {
    var options = new ArrayList<>(List.of(bwrap.toString()));
    options.addAll(
        List.of("--unshare-all", "--unshare-user", "--die-with-parent", "--new-session"));
    options.addAll(List.of("--hostname", "sandbox", "--clearenv"));
    options.addAll(List.of("--setenv", "PATH", "/usr/bin:/bin"));
    options.addAll(List.of("--setenv", "HOME", "/box", "--setenv", "LANG", "C.UTF-8"));
    for (String folder : List.of("/usr/bin", "/usr/lib", "/usr/lib64")) {
      options.addAll(List.of("--ro-bind-try", folder, folder));
    }
    for (String link : List.of("bin", "lib", "lib64")) {
      options.addAll(List.of("--symlink", "usr/" + link, "/" + link));
    }
    options.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
    options.addAll(folder("/dev/shm", Math.min(SHARED_MEMORY_BYTES, limits.diskBytes())));
    options.addAll(folder("/tmp", limits.diskBytes()));
    options.addAll(folder("/box", limits.diskBytes()));
    // After the folders above: a tool may live in one of that name.
    Stream.concat(
            Stream.of("/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo").map(Path::of),
            Stream.concat(Stream.of(toolchain.executable()), toolchain.reads().stream()))
        .filter(BubblewrapWall::isElsewhere)
        .map(Path::toString)
        .forEach(path -> options.addAll(List.of("--ro-bind-try", path, path)));
    options.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/"));
    options.addAll(List.of("--chdir", "/box", "--seccomp", "9", "--"));
    return options;
  }

  private static boolean isElsewhere(Path path) {
    return Stream.of("/usr/bin", "/usr/lib", "/usr/lib64", "/lib", "/lib64", "/bin")
        .noneMatch(path::startsWith);
  }

  private static List<String> folder(String path, long bytes) {
    return List.of("--size", Long.toString(bytes), "--tmpfs", path);
  }

  /// Addresses are limited only where nothing better is there and the language does not take many
  /// more than it uses.
  private List<String> rlimits(Toolchain toolchain, Limits limits) {
    long seconds = Math.max(1, limits.cpu().plusMillis(999).toSeconds());
    var options =
        new ArrayList<>(
            List.of(
                "--cpu=" + seconds + ":" + (seconds + 1),
                "--nproc=" + limits.processes(),
                "--nofile=" + limits.openFiles(),
                "--fsize=" + limits.diskBytes(),
                "--stack=" + (8L << 20),
                "--core=0",
                "--memlock=0",
                "--msgqueue=0"));
    if (groups == null && !toolchain.language().program().reserves()) {
      options.add("--as=" + limits.memoryBytes());
    }
    return options;
  }

  private static String script() {
    try (var in = Objects.requireNonNull(BubblewrapWall.class.getResourceAsStream("enter.sh"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
