package io.athanor.sandbox.wall;

import io.athanor.sandbox.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Version 1: a hierarchy for each controller, where a single thread can be in a group. So the
/// launcher is, and no program has to be moved, which takes the kernel some milliseconds. See [the
/// kernel's pages](https://docs.kernel.org/admin-guide/cgroup-v1/).
///
/// @param folders one for each controller
record ControlGroupsV1(Map<String, GroupFolder> folders) implements ControlGroups {
  private static final List<String> CONTROLLERS = List.of("memory", "pids", "cpuacct");

  static ControlGroups open() throws Refused {
    try {
      var folders = new HashMap<String, GroupFolder>();
      for (String controller : CONTROLLERS) {
        folders.put(controller, GroupFolder.under(mounted(controller).resolve(own(controller))));
      }
      return new ControlGroupsV1(Map.copyOf(folders));
    } catch (IOException e) {
      throw new Refused("they cannot be found: " + e.getMessage(), e);
    }
  }

  @Override
  public ControlGroup group(int place, Launcher launcher) throws IOException {
    var memory = folder("memory").group(place);
    var pids = folder("pids").group(place);
    var cpuacct = folder("cpuacct").group(place);
    launcher.prepare(() -> {
      for (Path group : List.of(memory, pids, cpuacct)) {
        GroupFolder.write(group.resolve("tasks"), thisThread());
      }
    });
    return new Group(memory, pids, cpuacct);
  }

  private GroupFolder folder(String controller) {
    return Objects.requireNonNull(folders.get(controller));
  }

  private static String thisThread() throws IOException {
    return Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName().toString();
  }

  /// As `mountinfo` has it: `… / /sys/fs/cgroup/memory … - cgroup cgroup rw,memory`.
  private static Path mounted(String controller) throws IOException, Refused {
    for (String line : Files.readAllLines(Path.of("/proc/self/mountinfo"))) {
      var halves = line.split(" - cgroup ", 2);
      if (halves.length == 2 && List.of(halves[1].split("[ ,]")).contains(controller)) {
        return Path.of(halves[0].split(" ", 6)[4]);
      }
    }
    throw new Refused("the controller " + controller + " is not there");
  }

  /// As `cgroup` has it: `4:memory:/a/b`. Relative to where it is mounted.
  private static String own(String controller) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/cgroup"))) {
      var fields = line.split(":", 3);
      if (List.of(fields[1].split(",")).contains(controller)) {
        return fields[2].substring(1);
      }
    }
    return "";
  }

  private static final class Group implements ControlGroup {
    private final Path memory;
    private final Path pids;
    private final Path cpuacct;
    private long cpuBefore;
    private long killsBefore;

    private Group(Path memory, Path pids, Path cpuacct) {
      this.memory = memory;
      this.pids = pids;
      this.cpuacct = cpuacct;
    }

    @Override
    public void begin(Limits limits) throws IOException {
      limitMemory(limits.memoryBytes());
      GroupFolder.write(
          pids.resolve("pids.max"), Integer.toString(limits.processes() + MORE_PROCESSES));
      GroupFolder.write(memory.resolve("memory.max_usage_in_bytes"), "0");
      cpuBefore = number(cpuacct.resolve("cpuacct.usage"));
      killsBefore = kills();
    }

    /// With swap, where the kernel counts it, as much as without: the one limit must never be above
    /// the other, so which is written first depends.
    private void limitMemory(long bytes) throws IOException {
      var ram = memory.resolve("memory.limit_in_bytes");
      var withSwap = memory.resolve("memory.memsw.limit_in_bytes");
      var value = Long.toString(bytes);
      if (!Files.exists(withSwap)) {
        GroupFolder.write(ram, value);
      } else if (bytes > number(ram)) {
        GroupFolder.write(withSwap, value);
        GroupFolder.write(ram, value);
      } else {
        GroupFolder.write(ram, value);
        GroupFolder.write(withSwap, value);
      }
    }

    @Override
    public String door() {
      return "";
    }

    @Override
    public Consumption used() throws IOException {
      return new Consumption(
          Duration.ofNanos(number(cpuacct.resolve("cpuacct.usage")) - cpuBefore),
          number(memory.resolve("memory.max_usage_in_bytes")),
          kills() > killsBefore);
    }

    /// `oom_control` has a line `oom_kill n`.
    private long kills() throws IOException {
      for (String line : Files.readAllLines(memory.resolve("memory.oom_control"))) {
        if (line.startsWith("oom_kill ")) {
          return Long.parseLong(line.substring("oom_kill ".length()));
        }
      }
      return 0;
    }

    private static long number(Path file) throws IOException {
      return Long.parseLong(Files.readString(file).strip());
    }
  }
}
