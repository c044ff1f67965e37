package io.athanor.sandbox.language;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Looks for tools that the sandbox's user can run.
///
/// @param become the command that makes the next one run as the sandbox's user
/// @param path what stands in PATH
public record Search(List<String> become, String path) {
  private static final List<Path> USUAL = List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin"));

  /// What came of a search.
  public sealed interface Result {}

  public record Found(Toolchain toolchain) implements Result {}

  /// @param why a sentence that says how to get it
  public record Missing(String why) implements Result {}

  public Search {
    become = List.copyOf(become);
  }

  /// In this process's PATH and beside its JVM.
  public static Search here(List<String> become) {
    var path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return new Search(become, path + ":" + Path.of(System.getProperty("java.home"), "bin"));
  }

  /// The first tool of that name that answers the language's question.
  public Result find(Language language) {
    var tool = language.tool();
    var tried = new ArrayList<Path>();
    for (Path candidate : candidates(tool.executable())) {
      var answer = answer(candidate, tool.ask());
      if (answer.isPresent()) {
        return new Found(Toolchain.of(language, candidate, answer.get(), Files::exists));
      }
      tried.add(candidate);
    }
    var found =
        tried.isEmpty()
            ? "there is no " + tool.executable() + " here"
            : "none of " + tried + " will do for the sandbox's user";
    return new Missing(found + "; install it for all users, for example with: " + tool.install());
  }

  private Set<Path> candidates(String executable) {
    var candidates = new LinkedHashSet<Path>();
    USUAL.forEach(directory -> add(candidates, directory.resolve(executable)));
    for (String directory : path.split(":", -1)) {
      if (directory.startsWith("/")) {
        add(candidates, Path.of(directory, executable));
      }
    }
    return candidates;
  }

  private static void add(Set<Path> candidates, Path file) {
    try {
      if (Files.isExecutable(file)) {
        candidates.add(file.toRealPath());
      }
    } catch (IOException e) {
      // A link that leads nowhere is no tool.
    }
  }

  /// Empty where it does not run, or fails.
  private Optional<List<String>> answer(Path candidate, List<String> question) {
    var command = new ArrayList<>(become);
    command.add(candidate.toString());
    command.addAll(question);
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    try {
      var process = builder.directory(Path.of("/").toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.exitValue() == 0 ? Optional.of(said.lines().toList()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
