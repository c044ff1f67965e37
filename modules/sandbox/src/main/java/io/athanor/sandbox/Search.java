package io.athanor.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Looks for interpreters that the sandbox's user can run.
///
/// @param become the command that makes the next one run as the sandbox's user
/// @param path what stands in PATH
record Search(List<String> become, String path) {
  private static final List<Path> USUAL = List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin"));

  /// What the first interpreter of that name says that answers the question.
  ///
  /// @param executable its file name, and that of its Debian package
  /// @param options what stands before a program on its command line
  /// @param question a program that prints the interpreter's real path, then a line for each
  ///   directory that it lives from; it fails where the interpreter will not do
  /// @throws Refused where none does
  List<String> ask(String executable, List<String> options, String question) throws Refused {
    var tried = new ArrayList<Path>();
    for (Path candidate : candidates(executable)) {
      var answer = answer(candidate, options, question);
      if (!answer.isEmpty()) {
        return answer;
      }
      tried.add(candidate);
    }
    var found =
        tried.isEmpty()
            ? "there is no " + executable + " here"
            : "none of " + tried + " works whole for the sandbox's user";
    throw new Refused(
        found + "; install it for all users, for example with: apt-get install " + executable);
  }

  private Set<Path> candidates(String executable) {
    var candidates = new LinkedHashSet<Path>();
    USUAL.forEach(directory -> candidates.add(directory.resolve(executable)));
    for (String directory : path.split(":", -1)) {
      if (directory.startsWith("/")) {
        candidates.add(Path.of(directory, executable));
      }
    }
    candidates.removeIf(file -> !Files.isExecutable(file));
    return candidates;
  }

  /// Empty where it does not run, or fails.
  private List<String> answer(Path candidate, List<String> options, String question) {
    var command = new ArrayList<>(become);
    command.add(candidate.toString());
    command.addAll(options);
    command.add(question);
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
}
