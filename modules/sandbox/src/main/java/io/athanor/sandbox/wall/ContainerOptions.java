package io.athanor.sandbox.wall;

import io.athanor.sandbox.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How a container is made: the options of `docker create` and `docker run` that keep a program in.
/// Pure.
///
/// All of it stands on the command line as words of our own; a program comes through standard
/// input.
///
/// @param path what stands in PATH
record ContainerOptions(DockerSettings settings, ContainerOwner owner, String path) {
  private static final String USER = "61000";
  private static final long SHARED_MEMORY_BYTES = 16 << 20;

  /// The container's first process, and the one that ends it in time.
  private static final int OWN_PROCESSES = 2;

  /// The threads of a runtime that is a kernel of its own: the host counts them as the container's,
  /// while RLIMIT_NPROC holds the program within. Under the host's kernel that limit would be one
  /// for all containers together, as they have one user.
  private static final int MORE_THREADS = 1000;

  /// So much longer than its limit a container lives where nobody is left to end it.
  private static final Duration GRACE = Duration.ofSeconds(30);

  /// What follows `docker create`: the options, the image and the command.
  ///
  /// @param command an executable and its arguments
  List<String> of(String name, Limits limits, List<String> command) {
    var options = new ArrayList<String>();
    options.addAll(List.of("--interactive", "--init", "--name=" + name));
    options.addAll(owner.labels());
    options.addAll(kept(limits));
    options.addAll(limited(limits));
    options.addAll(List.of("--entrypoint=/usr/bin/env", settings.image()));
    options.addAll(List.of("-i", "PATH=" + path, "HOME=/box", "LANG=C.UTF-8"));
    options.addAll(List.of("timeout", "-s", "KILL", Long.toString(life(limits))));
    options.addAll(command);
    return List.copyOf(options);
  }

  private List<String> kept(Limits limits) {
    var options = new ArrayList<String>();
    options.addAll(
        List.of("--network=none", "--read-only", "--user=" + USER + ":" + USER, "--cap-drop=ALL"));
    options.addAll(List.of("--security-opt=no-new-privileges", "--ipc=private"));
    options.addAll(List.of("--hostname=sandbox", "--workdir=/box", "--log-driver=none"));
    options.addAll(List.of("--no-healthcheck", "--pull=never"));
    options.add(folder("/tmp", limits));
    options.add(folder("/box", limits));
    if (settings.runtime() != null) {
      options.add("--runtime=" + settings.runtime());
    }
    return options;
  }

  /// The first limit of processor time brings the signal. The second is out of reach within the
  /// time on the clock, so that a program that does not heed the signal ends there: a kill by the
  /// kernel would not say why.
  private List<String> limited(Limits limits) {
    long cpu = seconds(limits.cpu());
    int processes = limits.processes() + OWN_PROCESSES;
    var options = new ArrayList<String>();
    options.addAll(List.of("--cpus=1", "--memory=" + limits.memoryBytes()));
    options.add("--memory-swap=" + limits.memoryBytes());
    options.add("--shm-size=" + Math.min(SHARED_MEMORY_BYTES, limits.diskBytes()));
    options.add("--ulimit=cpu=" + cpu + ":" + (cpu + seconds(limits.wall())));
    options.add("--ulimit=nofile=" + limits.openFiles());
    options.add("--ulimit=fsize=" + limits.diskBytes());
    options.add("--ulimit=core=0");
    options.add("--ulimit=memlock=0");
    options.add("--ulimit=msgqueue=0");
    if (settings.runtime() == null) {
      options.add("--pids-limit=" + processes);
    } else {
      options.add("--pids-limit=" + (processes + MORE_THREADS));
      options.add("--ulimit=nproc=" + processes);
    }
    return options;
  }

  /// The user's own: a directory that is there already keeps its mode, whatever is asked for.
  private static String folder(String path, Limits limits) {
    return "--tmpfs=%s:rw,exec,nosuid,nodev,mode=0700,uid=%s,gid=%s,size=%d"
        .formatted(path, USER, USER, limits.diskBytes());
  }

  private static long life(Limits limits) {
    return seconds(limits.wall().plus(GRACE));
  }

  private static long seconds(Duration time) {
    return Math.max(1, time.plusMillis(999).toSeconds());
  }
}
