package io.athanor.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Finds a Python 3 that the sandbox's user can run.
final class Python {
  private static final List<Path> USUAL =
      List.of(Path.of("/usr/bin/python3"), Path.of("/usr/local/bin/python3"));

  /// Isolated: neither the environment nor the user's own packages count. No bytecode is written.
  private static final List<String> OPTIONS = List.of("-I", "-B", "-X", "utf8", "-c");

  private static final String WHERE_ARE_YOU =
      """
      import os, sys
      assert sys.version_info >= (3, 8)
      print(os.path.realpath(sys.executable))
      for prefix in {sys.base_prefix, sys.base_exec_prefix}:
          print(os.path.join(os.path.realpath(prefix), "lib"))
      """;

  private static final List<Path> SYSTEM =
      Stream.of(
              "/lib",
              "/lib64",
              "/usr/lib",
              "/usr/lib64",
              "/etc/ld.so.cache",
              "/etc/localtime",
              "/usr/share/zoneinfo",
              "/dev/urandom")
          .map(Path::of)
          .toList();

  private Python() {}

  /// @param become the command that makes the next one run as the sandbox's user
  /// @param path what stands in PATH
  /// @throws Refused where there is none
  static Interpreter find(List<String> become, String path) throws Refused {
    var tried = new ArrayList<Path>();
    for (Path candidate : candidates(path)) {
      var answer = ask(become, candidate);
      if (!answer.isEmpty()) {
        return interpreter(answer);
      }
      tried.add(candidate);
    }
    throw new Refused(
        tried.isEmpty()
            ? "there is no python3 here; install it, for example with: apt-get install python3"
            : "the sandbox's user cannot run "
                + tried
                + "; install one for all users, for example with: apt-get install python3");
  }

  private static Set<Path> candidates(String path) {
    var candidates = new LinkedHashSet<>(USUAL);
    for (String directory : path.split(":", -1)) {
      if (directory.startsWith("/")) {
        candidates.add(Path.of(directory, "python3"));
      }
    }
    candidates.removeIf(file -> !Files.isExecutable(file));
    return candidates;
  }

  /// Its real path and the directories it lives from; empty where it does not run.
  private static List<String> ask(List<String> become, Path candidate) {
    var command = new ArrayList<>(become);
    command.add(candidate.toString());
    command.addAll(OPTIONS);
    command.add(WHERE_ARE_YOU);
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    try {
      var process = builder.directory(Path.of("/").toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return List.of();
      }
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.exitValue() == 0 ? said.lines().toList() : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static Interpreter interpreter(List<String> answer) throws Refused {
    var command = new ArrayList<>(List.of(answer.getFirst()));
    command.addAll(OPTIONS);
    command.add(bootstrap());
    var readable = new LinkedHashSet<>(SYSTEM);
    answer.stream().skip(1).map(Path::of).forEach(readable::add);
    readable.removeIf(path -> !Files.exists(path));
    return new Interpreter("python", List.copyOf(command), Set.copyOf(readable));
  }

  private static String bootstrap() throws Refused {
    try (var in = Objects.requireNonNull(Python.class.getResourceAsStream("bootstrap.py"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new Refused("the jar cannot be read: " + e.getMessage(), e);
    }
  }
}
