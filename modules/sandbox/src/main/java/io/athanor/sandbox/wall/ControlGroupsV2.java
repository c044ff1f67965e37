package io.athanor.sandbox.wall;

import io.athanor.sandbox.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Version 2: one hierarchy. A group that hands controllers down must hold no process itself, so
/// this process moves into a leaf of its own first, where it has been given the right to
/// (`Delegate=yes` of systemd, or root). See [the kernel's
/// page](https://docs.kernel.org/admin-guide/cgroup-v2.html).
record ControlGroupsV2(GroupFolder folder) implements ControlGroups {
  private static final List<String> CONTROLLERS = List.of("memory", "pids");
  private static final Path UNIFIED = Path.of("/sys/fs/cgroup");
  private static final String SUBTREE = "cgroup.subtree_control";

  static ControlGroups open() throws Refused {
    try {
      var parent = parent();
      var offered = List.of(Files.readString(parent.resolve("cgroup.controllers")).split("\\s+"));
      if (!offered.containsAll(CONTROLLERS)) {
        throw new Refused("it does not have the controllers " + CONTROLLERS + " here");
      }
      var folder = GroupFolder.under(parent);
      var enabled = List.of(Files.readString(parent.resolve(SUBTREE)).split("\\s+"));
      if (!enabled.containsAll(CONTROLLERS)) {
        var leaf = Files.createDirectories(parent.resolve("athanor-worker"));
        GroupFolder.write(leaf.resolve("cgroup.procs"), "0");
        GroupFolder.write(parent.resolve(SUBTREE), "+memory +pids");
      }
      GroupFolder.write(folder.path().resolve(SUBTREE), "+memory +pids");
      return new ControlGroupsV2(folder);
    } catch (IOException e) {
      throw new Refused("it cannot be written: " + e.getMessage(), e);
    }
  }

  /// The group that this process is in, or the one above, where it has moved into its leaf before.
  private static Path parent() throws IOException, Refused {
    for (String line : Files.readAllLines(Path.of("/proc/self/cgroup"))) {
      if (line.startsWith("0::/")) {
        var own = UNIFIED.resolve(line.substring("0::/".length()));
        var leaf = own.endsWith("athanor-worker") ? own.getParent() : own;
        if (leaf != null && Files.exists(leaf.resolve("cgroup.controllers"))) {
          return leaf;
        }
      }
    }
    throw new Refused("it is not mounted at " + UNIFIED);
  }

  @Override
  public ControlGroup group(int place, Launcher launcher) throws IOException {
    return new Group(folder.group(place));
  }

  private static final class Group implements ControlGroup {
    private final Path group;
    private long cpuBefore;
    private long killsBefore;
    private long peak;

    private Group(Path group) {
      this.group = group;
    }

    @Override
    public void begin(Limits limits) throws IOException {
      GroupFolder.write(group.resolve("memory.max"), Long.toString(limits.memoryBytes()));
      writeWhereThere("memory.swap.max", "0");
      writeWhereThere("memory.oom.group", "1");
      GroupFolder.write(
          group.resolve("pids.max"), Integer.toString(limits.processes() + MORE_PROCESSES));
      cpuBefore = value("cpu.stat", "usage_usec");
      killsBefore = value("memory.events", "oom_kill");
      peak = 0;
    }

    private void writeWhereThere(String file, String value) throws IOException {
      if (Files.exists(group.resolve(file))) {
        GroupFolder.write(group.resolve(file), value);
      }
    }

    @Override
    public String door() {
      return group.resolve("cgroup.procs").toString();
    }

    /// The kernel's own peak is that of all programs so far, so it is looked at while one runs.
    @Override
    public Consumption used() throws IOException {
      peak =
          Math.max(peak, Long.parseLong(Files.readString(group.resolve("memory.current")).strip()));
      return new Consumption(
          Duration.ofNanos(1000 * (value("cpu.stat", "usage_usec") - cpuBefore)),
          peak,
          value("memory.events", "oom_kill") > killsBefore);
    }

    private long value(String file, String key) throws IOException {
      for (String line : Files.readAllLines(group.resolve(file))) {
        if (line.startsWith(key + " ")) {
          return Long.parseLong(line.substring(key.length() + 1));
        }
      }
      return 0;
    }
  }
}
