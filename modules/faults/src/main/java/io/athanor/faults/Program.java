package io.athanor.faults;

import io.athanor.app.Main;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The real program, forked as users run it. No process outlives this one.
///
/// @param logs the folder of their output, a file for each name
/// @param heap of each process
record Program(Path logs, String heap) {
  private static final Set<Child> CHILDREN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> CHILDREN.forEach(Child::kill), "end children"));
  }

  /// What a command said and how it ended.
  record Ended(int code, String output) {}

  /// Starts a process; what it says is appended to the log of its name.
  Child start(String name, List<String> arguments) throws IOException {
    var log = logs.resolve(name + ".log");
    var builder = new ProcessBuilder(command(arguments));
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    var child = new Child(name, builder.start(), log);
    CHILDREN.removeIf(one -> !one.isAlive());
    CHILDREN.add(child);
    return child;
  }

  /// Runs a command to its end.
  Ended run(String name, List<String> arguments) throws IOException, InterruptedException {
    var log = logs.resolve(name + ".log");
    Files.deleteIfExists(log);
    int code = start(name, arguments).await();
    return new Ended(code, Files.readString(log));
  }

  private List<String> command(List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of(
            "-Xmx" + heap,
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path", ""),
            Main.class.getName()));
    command.addAll(arguments);
    return command;
  }
}
