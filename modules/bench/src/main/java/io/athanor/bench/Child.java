package io.athanor.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A JVM forked from this one. It says one line when it is ready, and ends when this one does.
final class Child implements AutoCloseable {
  private static final String READY = "ready ";

  private final Process process;
  private final String word;

  private Child(Process process, String word) {
    this.process = process;
    this.word = word;
  }

  /// Returns once it is ready.
  ///
  /// @throws IOException where it ends before
  static Child fork(Class<?> main, String heap, List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of(
            "-Xms" + heap,
            "-Xmx" + heap,
            "-XX:+UseG1GC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path", ""),
            main.getName()));
    command.addAll(arguments);
    var process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    return new Child(process, firstWord(process, main));
  }

  private static String firstWord(Process process, Class<?> main) throws IOException {
    // Left open: closing it would close the pipe that the child may write to.
    @SuppressWarnings("resource")
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(READY)) {
        return line.substring(READY.length());
      }
    }
    throw new IOException(
        main.getSimpleName() + " ended before it was ready; standard error says why");
  }

  /// What it said when it was ready.
  String word() {
    return word;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// User and system time of all its threads since it started, to 10 ms on Linux.
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Ends it at once.
  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Called in the child.
  static void ready(String word) {
    System.out.println(READY + word);
    System.out.flush();
  }

  /// Called in the child: returns never, and ends the JVM with the parent.
  static void awaitEnd() throws IOException {
    while (System.in.read() >= 0) {
      // The parent writes nothing.
    }
    Runtime.getRuntime().halt(0);
  }
}
