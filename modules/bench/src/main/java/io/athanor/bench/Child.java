package io.athanor.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A JVM forked from this one. It says one line when it is ready, and ends when this one does.
public final class Child implements AutoCloseable {
  private static final String READY = "ready ";

  private final Process process;
  private final BufferedReader lines;
  private final BufferedWriter questions;
  private final String word;

  private Child(Process process, Class<?> main) throws IOException {
    this.process = process;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
    this.word = firstWord(lines, main);
  }

  /// Returns once it is ready.
  ///
  /// @throws IOException where it ends before
  public static Child fork(Class<?> main, String heap, List<String> arguments) throws IOException {
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
    return new Child(process, main);
  }

  private static String firstWord(BufferedReader lines, Class<?> main) throws IOException {
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(READY)) {
        return line.substring(READY.length());
      }
    }
    throw new IOException(
        main.getSimpleName() + " ended before it was ready; standard error says why");
  }

  /// What it said when it was ready.
  public String word() {
    return word;
  }

  /// @throws IOException where it has ended
  public String ask() throws IOException {
    questions.newLine();
    questions.flush();
    var answer = lines.readLine();
    if (answer == null) {
      throw new IOException("a process ended while it was measured; standard error says why");
    }
    return answer;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// User and system time of all its threads since it started, to 10 ms on Linux.
  public Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Ends it at once.
  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Called in the child.
  public static void ready(String word) {
    System.out.println(READY + word);
    System.out.flush();
  }

  /// Called in the child: answers each line of the parent, and ends the JVM with it.
  public static void answer(Supplier<String> answers) throws IOException {
    for (int read = System.in.read(); read >= 0; read = System.in.read()) {
      if (read == '\n') {
        System.out.println(answers.get());
        System.out.flush();
      }
    }
    Runtime.getRuntime().halt(0);
  }
}
