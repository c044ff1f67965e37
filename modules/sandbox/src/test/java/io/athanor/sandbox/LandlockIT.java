package io.athanor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.sandbox.language.Languages;
import io.athanor.sandbox.run.Places;
import io.athanor.sandbox.run.WalledSandbox;
import io.athanor.sandbox.wall.LandlockWall;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the narrowest wall refuses, to the letter, beside the attacks of `AttackIT`. Each is
/// contained, ends in a sensible way, leaves nothing behind, and the next program runs as if
/// nothing had been.
class LandlockIT {
  private static final String CANARY = "canary-5b1c";
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(1), Duration.ofMinutes(2), 256L << 20, 1 << 20);

  @TempDir static Path folder;
  private static Sandbox sandbox;
  private static Process decoy;

  @BeforeAll
  static void open() throws Exception {
    sandbox = new WalledSandbox(LandlockWall.open(Languages.ALL), new Places(2));
    var sleep = new ProcessBuilder("sleep", "600");
    sleep.environment().put("CANARY", CANARY);
    decoy = sleep.start();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    secret("private", "rw-------");
    secret("public", "rw-r--r--");
  }

  @AfterAll
  static void close() {
    decoy.destroyForcibly();
  }

  @AfterEach
  void nothingIsLeftAndTheNextProgramRuns() throws Exception {
    assertThat(decoy.isAlive()).isTrue();
    assertThat(files(folder)).containsExactlyInAnyOrder("private", "public");
    assertThat(interpreters()).isEmpty();
    assertThat(run("print('hello')").stdout()).isEqualTo("hello\n");
  }

  @Test
  void forkBombCannotForkOnce() throws Exception {
    var run =
        run(
            """
            import os, posix, subprocess, ctypes
            def refused(attempt):
                try:
                    attempt()
                    print("born")
                except OSError as e:
                    print(type(e).__name__)
            refused(os.fork)
            refused(posix.fork)
            refused(lambda: subprocess.run(["/bin/true"]))
            refused(lambda: os.posix_spawn("/bin/true", ["true"], {}))
            libc = ctypes.CDLL(None, use_errno=True)
            print([libc.syscall(n, 0, 0, 0, 0, 0) for n in (56, 57, 58, 435)])
            while True:
                os.fork()
            """);
    assertThat(run.ending()).isEqualTo(Run.Ending.NONZERO_EXIT);
    assertThat(run.stdout()).doesNotContain("born").contains("[-1, -1, -1, -1]");
  }

  @Test
  void threadBombCannotStartOneThread() throws Exception {
    var run =
        run(
            """
            import threading, time
            threading.Thread(target=time.sleep, args=(60,)).start()
            """);
    assertThat(run.ending()).isEqualTo(Run.Ending.NONZERO_EXIT);
    assertThat(run.stderr()).contains("can't start new thread");
  }

  @Test
  void memoryBombEndsAtTheLimit() throws Exception {
    var run = run("x = []\nwhile True:\n    x.append(bytearray(1 << 20))");
    assertThat(run.ending()).isEqualTo(Run.Ending.MEMORY_LIMIT);
    assertThat(run.detail()).contains("256 MiB");
  }

  @Test
  void busyLoopEndsByProcessorTime() throws Exception {
    var run = run("while True: pass");
    assertThat(run.ending()).isEqualTo(Run.Ending.CPU_LIMIT);
    assertThat(run.usage().cpu()).isGreaterThan(Duration.ofMillis(500));
  }

  @Test
  void waitingForInputThatNeverComesMeetsTheEndOfIt() throws Exception {
    assertThat(run("input()").stderr()).contains("EOFError");
  }

  @Test
  void floodsOfOutputAreCutOff() throws Exception {
    for (String stream : new String[] {"stdout", "stderr"}) {
      var run = run("import sys\nwhile True: sys.%s.write('x' * 65536)".formatted(stream));
      assertThat(run.ending()).isEqualTo(Run.Ending.OUTPUT_LIMIT);
      assertThat(run.stdout().length() + run.stderr().length()).isEqualTo(LIMITS.outputBytes());
    }
  }

  @Test
  void noFileIsWrittenAnywhere() throws Exception {
    var run =
        run(
            """
            import os
            folder = input()
            for path in [folder, ".", "/tmp", "/var/tmp", "/dev/shm", "/proc/self", "/root", "/"]:
                for attempt in (lambda p: open(p + "/x", "w"), lambda p: os.mkdir(p + "/d"),
                                lambda p: os.symlink("/", p + "/l"), lambda p: os.mkfifo(p + "/f"),
                                lambda p: os.link(folder + "/public", p + "/h")):
                    try:
                        attempt(path)
                        print(path)
                    except OSError:
                        pass
            for attempt in (os.remove, lambda p: os.truncate(p, 0), lambda p: os.chmod(p, 0o777),
                            lambda p: os.utime(p), lambda p: os.rename(p, folder + "/y"),
                            lambda p: open(p, "a"), lambda p: os.setxattr(p, "user.a", b"b")):
                try:
                    attempt(folder + "/public")
                    print("public")
                except OSError:
                    pass
            """,
            folder.toString());
    assertThat(run.ending()).isEqualTo(Run.Ending.OK);
    assertThat(run.stdout()).isEmpty();
  }

  @Test
  void secretsOfTheWorkerCannotBeRead() throws Exception {
    var run =
        run(
            """
            import os
            folder = input()
            for path in ["private", "public"]:
                try:
                    print(open(folder + "/" + path).read())
                except OSError as e:
                    print(type(e).__name__)
            for path in ["/etc/passwd", "/etc/shadow", "/root", folder, "/home", "/proc", "/"]:
                try:
                    print(os.listdir(path) if os.path.isdir(path) else open(path).read())
                except OSError as e:
                    print(type(e).__name__)
            """,
            folder.toString());
    assertThat(run.stdout().lines()).hasSize(9).containsOnly("PermissionError");
  }

  @Test
  void environmentIsEmptyAndNobodyElsesIsSeen() throws Exception {
    var run =
        run(
            """
            import os
            pids = [os.getppid(), os.getpid(), 1, int(input())]
            for pid in pids + ["self"]:
                for name in ("environ", "cmdline", "maps", "mem", "root/etc/passwd", "cwd/etc/passwd"):
                    try:
                        print(open("/proc/%s/%s" % (pid, name), "rb").read(4096))
                    except OSError as e:
                        assert isinstance(e, PermissionError), e
            print(sorted(os.environ))
            """,
            Long.toString(decoy.pid()));
    assertThat(run.ending()).isEqualTo(Run.Ending.OK);
    assertThat(run.stdout()).isIn("[]\n", "['LC_CTYPE']\n");
  }

  @Test
  void noSocketOfAnyKind() throws Exception {
    try (var server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.configureBlocking(false);
      var port = ((InetSocketAddress) server.getLocalAddress()).getPort();
      var run =
          run(
              """
              import socket
              port = int(input())
              for family, address in [(socket.AF_INET, ("127.0.0.1", port)),
                                      (socket.AF_INET6, ("::1", port)),
                                      (socket.AF_UNIX, "\\0athanor"),
                                      (socket.AF_UNIX, "/var/run/docker.sock"),
                                      (socket.AF_NETLINK, (0, 0)),
                                      (40, (2, 1)), (38, ())]:
                  try:
                      socket.socket(family, socket.SOCK_STREAM).connect(address)
                      print("open")
                  except OSError as e:
                      print(type(e).__name__)
              try:
                  socket.socketpair()
                  print("open")
              except OSError as e:
                  print(type(e).__name__)
              """,
              Integer.toString(port));
      assertThat(run.stdout().lines()).hasSize(8).containsOnly("PermissionError");
      assertThat(server.accept()).isNull();
    }
  }

  @Test
  void otherProcessesCannotBeTouched() throws Exception {
    var run =
        run(
            """
            import ctypes, os, resource
            libc = ctypes.CDLL(None, use_errno=True)
            decoy, parent = int(input()), os.getppid()
            failed = []
            for pid in (decoy, parent, 0, -1):
                for attempt in (lambda: os.kill(pid, 9), lambda: os.killpg(0, 9),
                                lambda: os.pidfd_open(pid), lambda: os.sched_setaffinity(pid, {0}),
                                lambda: os.setpriority(os.PRIO_PROCESS, pid, 19),
                                lambda: os.sched_setscheduler(pid, os.SCHED_IDLE, os.sched_param(0)),
                                lambda: pid and resource.prlimit(pid, resource.RLIMIT_CPU, (1, 1))):
                    try:
                        attempt()
                        failed += [pid] if pid else []
                    except (OSError, OverflowError):
                        pass
                for number in (101, 310, 311, 234, 129, 424, 251):
                    if libc.syscall(number, 16, pid, 9, 0, 0, 0) != -1:
                        failed += [(number, pid)]
            print(failed)
            """,
            Long.toString(decoy.pid()));
    assertThat(run.ending()).isEqualTo(Run.Ending.OK);
    assertThat(run.stdout()).isEqualTo("[]\n");
  }

  @Test
  void signalsInDisguiseAreRefused() throws Exception {
    var run =
        run(
            """
            import ctypes, fcntl, os
            libc = ctypes.CDLL(None, use_errno=True)
            failed = []
            for command in (8, 10, 15):
                try:
                    fcntl.fcntl(1, command, 9)
                    failed += [command]
                except OSError:
                    pass
            print(failed, [libc.prctl(1, n, 0, 0, 0) for n in (0, 15, 9)])
            """);
    assertThat(run.stdout()).isEqualTo("[] [-1, -1, 0]\n");
  }

  @Test
  void privilegesAndNamespacesCannotBeGained() throws Exception {
    var run =
        run(
            """
            import ctypes, os
            libc = ctypes.CDLL(None, use_errno=True)
            assert os.getuid() != 0
            for attempt in (lambda: os.setuid(0), lambda: os.setgid(0),
                            lambda: os.execv("/usr/bin/su", ["su"]),
                            lambda: os.execv("/bin/sh", ["sh", "-c", "id"])):
                try:
                    attempt()
                    print("gained")
                except OSError:
                    pass
            print({libc.syscall(n, 0x10000000, 0, 0, 0, 0)
                   for n in (272, 308, 165, 155, 161, 321, 250, 323, 298, 425, 175)})
            """);
    assertThat(run.ending()).isEqualTo(Run.Ending.OK);
    assertThat(run.stdout()).isEqualTo("{-1}\n");
  }

  @Test
  void daemonThatHoldsTheOutputCannotBeLeftBehind() throws Exception {
    var run =
        run(
            """
            import os
            os.setsid()
            if os.fork() == 0:
                while True: pass
            """);
    assertThat(run.ending()).isEqualTo(Run.Ending.NONZERO_EXIT);
  }

  @Test
  void deepRecursionIsTheProgramsOwnCrash() throws Exception {
    assertThat(run("def f(n): return f(n + 1)\nf(0)").stderr()).contains("RecursionError");
    var deep =
        run(
            """
            import sys
            sys.setrecursionlimit(10 ** 9)
            x = []
            for _ in range(10 ** 6): x = [x]
            repr(x)
            """);
    assertThat(deep.ending()).isEqualTo(Run.Ending.SIGNALLED);
  }

  @Test
  void bytesThatAreNotTextAreReplaced() throws Exception {
    var run = run("import os\nos.write(1, b'a\\xff\\x00z')");
    assertThat(run.stdout()).isEqualTo("a\uFFFD\0z");
  }

  @Test
  void descriptorsRunOutEarlyAndNoneIsInherited() throws Exception {
    var run =
        run(
            """
            import os
            print([fd for fd in range(3, 64) if os.path.exists("/dev/fd/%d" % fd)])
            while True: os.dup(1)
            """);
    assertThat(run.stdout()).isEqualTo("[]\n");
    assertThat(run.stderr()).contains("Too many open files");
  }

  @Test
  void exitCodeThatLooksLikeAKillIsNotTakenForOne() throws Exception {
    for (String exit :
        new String[] {
          "os._exit(137)", "ctypes.CDLL(None).syscall(60, 137)", "ctypes.CDLL(None).abort()"
        }) {
      var run = run("import ctypes, os\n" + exit);
      assertThat(run.ending()).isEqualTo(Run.Ending.SIGNALLED);
    }
  }

  private static void runFiftyAtOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var runs = new ArrayList<Future<Run>>();
      for (int i = 0; i < 50; i++) {
        var number = Integer.toString(i);
        runs.add(threads.submit(() -> run("print(int(input()) ** 2)", number)));
      }
      for (int i = 0; i < 50; i++) {
        assertThat(runs.get(i).get().stdout()).isEqualTo(i * i + "\n");
      }
    }
  }

  @Test
  void confinementStaysOnThreadsThatNobodyElseUses() throws Exception {
    // Given many virtual threads that wait for programs, so that the scheduler needs carriers
    runFiftyAtOnce();
    // When the threads of this JVM are looked at
    var confined = new HashSet<String>();
    try (var threads = Files.list(Path.of("/proc/self/task"))) {
      for (Path thread : threads.toList()) {
        if (read(thread.resolve("status")).contains("Seccomp:\t2")) {
          confined.add(read(thread.resolve("comm")).strip());
        }
      }
    }
    // Then no carrier is confined; the kernel cuts names at 15 characters
    assertThat(confined).isSubsetOf("process reaper", "sandbox-launch", "");
  }

  @Test
  void interruptedCallerLeavesNoProgramBehind() throws Exception {
    var caller =
        Thread.ofVirtual()
            .start(() -> {
              try {
                run("import time\ntime.sleep(600)");
              } catch (InterruptedException e) {
                // What the test is about.
              }
            });
    awaitInterpreters(1);
    caller.interrupt();
    caller.join();
    awaitInterpreters(0);
  }

  private static void awaitInterpreters(int count) {
    var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (interpreters().size() != count) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static Set<Long> interpreters() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.pid() != decoy.pid())
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  private static Set<String> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  /// Of a thread that has ended meanwhile there is nothing to read.
  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  private static void secret(String name, String permissions) throws IOException {
    var file = Files.writeString(folder.resolve(name), CANARY);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private static Run run(String source) throws InterruptedException {
    return run(source, "");
  }

  private static Run run(String source, String stdin) throws InterruptedException {
    return Programs.run(sandbox, "python", source, stdin, LIMITS);
  }
}
