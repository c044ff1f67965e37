package io.athanor.sandbox.wall;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Docker's command line, the client of a container engine.
///
/// Of this process's environment it gets what says where the engine is, and nothing else. Nor does
/// it read a person's configuration, whose proxies with their passwords it would hand to every
/// container.
///
/// @param executable the client
record DockerClient(Path executable) {
  private static final List<String> WHERE =
      List.of("DOCKER_HOST", "DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH");
  private static final long PATIENCE_SECONDS = 60;

  /// @throws Refused where there is none
  static DockerClient find() throws Refused {
    return new DockerClient(Tools.find("docker", "docker.io"));
  }

  /// Does one thing and says what came of it; waits at most a minute. Who is interrupted meanwhile
  /// stays so, but waits: what was begun must be known, to be undone.
  ///
  /// @throws IOException where it failed, with what the client said
  String ask(List<String> words) throws IOException {
    var process = start(words);
    process.getOutputStream().close();
    if (!endedInTime(process)) {
      process.destroyForcibly();
      throw new IOException("docker %s took over a minute".formatted(words.getFirst()));
    }
    // Both are short enough for their pipes.
    var said = text(process.getInputStream());
    if (process.exitValue() != 0) {
      throw new IOException(
          "docker %s: %s".formatted(words.getFirst(), text(process.getErrorStream())));
    }
    return said;
  }

  /// Ends containers and removes them, with all that they wrote.
  void remove(List<String> names) throws IOException {
    var words = new ArrayList<>(List.of("rm", "--force", "--volumes"));
    words.addAll(names);
    ask(words);
  }

  /// Starts it, its streams as pipes.
  Process start(List<String> words) throws IOException {
    var command = new ArrayList<>(List.of(executable.toString()));
    command.addAll(words);
    var builder = new ProcessBuilder(command).directory(Path.of("/").toFile());
    var environment = builder.environment();
    environment.keySet().retainAll(WHERE);
    environment.put("DOCKER_CONFIG", "/nonexistent");
    return builder.start();
  }

  private static boolean endedInTime(Process process) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
