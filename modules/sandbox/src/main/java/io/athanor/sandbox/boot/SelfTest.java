package io.athanor.sandbox.boot;

import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.Source;
import io.athanor.sandbox.language.Languages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What a back end has to show before it is trusted with a program: that it runs one, and that it
/// holds one that tries to get out. Takes a second or two.
final class SelfTest implements AutoCloseable {
  private static final String LANGUAGE = Languages.DEFAULT.name();
  private static final int PROCESSES = 16;

  private static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          128L << 20,
          1 << 20,
          PROCESSES,
          16L << 20,
          64);

  /// Within it an interpreter has come to life, also on a kernel of its own and a busy machine.
  private static final Limits HASTY = LIMITS.waiting(Duration.ofSeconds(1));

  private final Sandbox sandbox;
  private final String canary = UUID.randomUUID().toString();
  private final Path folder;
  private final Process decoy;

  private SelfTest(Sandbox sandbox) throws IOException {
    this.sandbox = sandbox;
    var everybody = PosixFilePermissions.fromString("rwxrwxrwx");
    folder = Files.createTempDirectory("athanor-self-test-");
    Files.setPosixFilePermissions(folder, everybody);
    var secret = Files.writeString(folder.resolve("secret"), canary);
    // Where the process ends before the test does. What was registered last goes first.
    folder.toFile().deleteOnExit();
    secret.toFile().deleteOnExit();
    var sleep = new ProcessBuilder("sleep", "60");
    sleep.environment().put("ATHANOR_CANARY", canary);
    decoy = sleep.start();
  }

  /// The first thing in which the back end failed, as a sentence; empty when it can be trusted.
  static Optional<String> firstMiss(Sandbox sandbox) throws InterruptedException {
    try (var test = new SelfTest(sandbox)) {
      return test.firstMiss();
    } catch (IOException e) {
      return Optional.of("it could not be tested: " + e.getMessage());
    }
  }

  private Optional<String> firstMiss() throws IOException, InterruptedException {
    var hello = run("import sys\nprint(sys.stdin.read()[::-1])", "olleh", LIMITS);
    if (hello.ending() != Run.Ending.OK || !hello.stdout().strip().equals("hello")) {
      return Optional.of("it does not run a program: " + hello.ending() + " " + hello.detail());
    }
    if (signalsOthers()) {
      return Optional.of("a program could kill another process");
    }
    if (reachesTheNetwork()) {
      return Optional.of("a program could connect to this machine");
    }
    if (readsSecrets()) {
      return Optional.of("a program could read a file or an environment that is not its own");
    }
    if (writesFiles()) {
      return Optional.of("a program could write a file");
    }
    if (multiplies()) {
      return Optional.of("a program could start more processes than its limit");
    }
    if (takesAllMemory()) {
      return Optional.of("a program could take more memory than its limit");
    }
    if (runsForEver()) {
      return Optional.of("a program could outstay its time");
    }
    return Optional.empty();
  }

  /// That it is gone shows a moment after it was killed.
  private boolean signalsOthers() throws InterruptedException {
    run("import os\nos.kill(int(input()), 9)", Long.toString(decoy.pid()), LIMITS);
    return decoy.waitFor(100, TimeUnit.MILLISECONDS);
  }

  private boolean reachesTheNetwork() throws IOException, InterruptedException {
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (var server = ServerSocketChannel.open();
        var mailbox = DatagramChannel.open()) {
      server.bind(loopback).configureBlocking(false);
      mailbox.bind(loopback).configureBlocking(false);
      run(
          """
          import socket
          kinds = {socket.SOCK_STREAM: int(input()), socket.SOCK_DGRAM: int(input())}
          for kind, port in kinds.items():
              try:
                  talk = socket.socket(socket.AF_INET, kind)
                  talk.settimeout(2)
                  talk.connect(("127.0.0.1", port))
                  talk.send(b"x")
              except OSError:
                  pass
          """,
          server.socket().getLocalPort() + "\n" + mailbox.socket().getLocalPort(),
          LIMITS);
      try (var caller = server.accept()) {
        return caller != null || mailbox.receive(ByteBuffer.allocate(1)) != null;
      }
    }
  }

  private boolean readsSecrets() throws InterruptedException {
    var seen =
        run(
            """
            import glob, os
            print(dict(os.environ))
            for path in [input(), "/proc/%s/environ" % input(), *glob.glob("/proc/*/environ")]:
                try:
                    print(open(path, errors="replace").read())
                except OSError:
                    pass
            """,
            folder.resolve("secret") + "\n" + decoy.pid(), LIMITS);
    return seen.ending() != Run.Ending.OK
        || seen.stdout().contains(canary)
        || System.getenv().entrySet().stream().anyMatch(own -> shows(seen.stdout(), own));
  }

  /// Short values, such as a language's, can be equal by chance.
  private static boolean shows(String environment, Map.Entry<String, String> variable) {
    return !variable.getKey().equals("PATH")
        && variable.getValue().length() >= 8
        && environment.contains("'%s': '%s".formatted(variable.getKey(), variable.getValue()));
  }

  /// Folders of its own are as good as none, so what counts is what is seen from outside.
  private boolean writesFiles() throws InterruptedException {
    var folders = List.of(folder.toString(), "/", "/tmp", "/var/tmp", "/dev/shm");
    var name = "athanor-" + canary;
    run(
        """
        import os, sys
        name, *folders = sys.stdin.read().split()
        for folder in folders:
            try:
                open(os.path.join(folder, name), "w").close()
            except OSError:
                pass
        """,
        name + "\n" + String.join("\n", folders),
        LIMITS);
    boolean written = false;
    for (String each : folders) {
      written |= Path.of(each, name).toFile().delete();
    }
    return written;
  }

  private boolean multiplies() throws InterruptedException {
    var born =
        run(
            """
            import os, time
            born = 0
            for _ in range(4 * %d):
                try:
                    if os.fork() == 0:
                        os.close(1)
                        os.close(2)
                        time.sleep(2)
                        os._exit(0)
                    born += 1
                except OSError:
                    pass
            print(born)
            """
                .formatted(PROCESSES),
            "",
            LIMITS);
    return born.ending() != Run.Ending.OK || Integer.parseInt(born.stdout().strip()) > PROCESSES;
  }

  private boolean takesAllMemory() throws InterruptedException {
    return run("print(len(b'x' * (1 << 29)))", "", LIMITS).ending() != Run.Ending.MEMORY_LIMIT;
  }

  private boolean runsForEver() throws InterruptedException {
    return run("import time\ntime.sleep(60)", "", HASTY).ending() != Run.Ending.WALL_LIMIT;
  }

  private Run run(String source, String stdin, Limits limits) throws InterruptedException {
    return switch (sandbox.build(new Source(LANGUAGE, source))) {
      case Build.Ready ready -> sandbox.run(ready, stdin, limits);
      case Build.Broken(var run) -> run;
    };
  }

  @Override
  public void close() throws IOException {
    decoy.destroyForcibly();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
