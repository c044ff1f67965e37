package io.athanor.sandbox;

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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// What a back end has to show before it is trusted with a program: that it runs one, and that it
/// holds one that tries to get out. Takes about a second.
final class SelfTest implements AutoCloseable {
  static final String LANGUAGE = "python";

  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), 128L << 20, 1 << 20);
  private static final Limits HASTY =
      new Limits(Duration.ofSeconds(2), Duration.ofMillis(500), 128L << 20, 1 << 20);

  private final Sandbox sandbox;
  private final String canary = UUID.randomUUID().toString();
  private final Path folder;
  private final Process decoy;

  private SelfTest(Sandbox sandbox) throws IOException {
    this.sandbox = sandbox;
    var everybody = PosixFilePermissions.fromString("rwxrwxrwx");
    folder = Files.createTempDirectory("athanor-self-test-");
    Files.setPosixFilePermissions(folder, everybody);
    Files.writeString(folder.resolve("secret"), canary);
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
      return Optional.of("a program could start a process or a thread");
    }
    if (takesAllMemory()) {
      return Optional.of("a program could take more memory than its limit");
    }
    if (runsForEver()) {
      return Optional.of("a program could outstay its time");
    }
    return Optional.empty();
  }

  private boolean signalsOthers() throws InterruptedException {
    run("import os\nos.kill(int(input()), 9)", Long.toString(decoy.pid()), LIMITS);
    return !decoy.isAlive();
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

  private boolean writesFiles() throws IOException, InterruptedException {
    var written =
        run(
            """
            import os
            for folder in [input(), ".", "/tmp", "/var/tmp", "/dev/shm"]:
                path = os.path.join(folder, "athanor-%d" % os.getpid())
                try:
                    open(path, "w").close()
                    print(path)
                    os.remove(path)
                except OSError:
                    pass
            """,
            folder.toString(), LIMITS);
    return written.ending() != Run.Ending.OK || !written.stdout().isEmpty();
  }

  private boolean multiplies() throws InterruptedException {
    var born =
        run(
            """
            import os, threading
            try:
                if os.fork() == 0:
                    os._exit(0)
                print("process")
            except OSError:
                pass
            try:
                threading.Thread(target=int).start()
                print("thread")
            except RuntimeError:
                pass
            """,
            "",
            LIMITS);
    return born.ending() != Run.Ending.OK || !born.stdout().isEmpty();
  }

  private boolean takesAllMemory() throws InterruptedException {
    return run("print(len(b'x' * (1 << 29)))", "", LIMITS).ending() != Run.Ending.MEMORY_LIMIT;
  }

  private boolean runsForEver() throws InterruptedException {
    return run("import time\ntime.sleep(60)", "", HASTY).ending() != Run.Ending.WALL_LIMIT;
  }

  private Run run(String source, String stdin, Limits limits) throws InterruptedException {
    return sandbox.run(new Program(LANGUAGE, source, stdin, limits));
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
