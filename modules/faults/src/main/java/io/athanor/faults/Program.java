package io.athanor.faults;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The real program, started by its launcher as users start it: that becomes the JVM, so that a
/// signal reaches it. No process outlives this one.
///
/// @param launcher the script `athanor`
/// @param logs the folder of their output, a file for each name
/// @param heap of each process
record Program(Path launcher, Path logs, String heap) {
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
    var command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().put("ATHANOR_JAVA_OPTS", "-Xmx" + heap);
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
}
