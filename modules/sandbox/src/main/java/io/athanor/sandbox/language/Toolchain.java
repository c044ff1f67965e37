package io.athanor.sandbox.language;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A language as it is installed on this machine, or in an image.
///
/// @param executable its tool, without links
/// @param reads what the tool reads beyond the system's libraries, as far as it exists
/// @param version as the tool calls itself
public record Toolchain(Language language, Path executable, Set<Path> reads, String version) {

  public Toolchain {
    reads = Set.copyOf(reads);
  }

  /// @param answer see [Tool]
  /// @param exists whether something is where the tool was asked
  static Toolchain of(Language language, Path asked, List<String> answer, Predicate<Path> exists) {
    var paths = answer.stream().filter(line -> line.startsWith("/")).map(Path::of).toList();
    var executable = paths.isEmpty() ? asked : paths.getFirst();
    var home = home(executable);
    var reads =
        Stream.concat(
                paths.stream().skip(1),
                language.tool().reads().stream()
                    .map(read -> Path.of(read.replace("{home}", home.toString()))))
            .filter(exists)
            .collect(Collectors.toUnmodifiableSet());
    var version =
        answer.stream()
            .filter(line -> !line.startsWith("/") && !line.isBlank())
            .findFirst()
            .orElse("");
    return new Toolchain(language, executable, reads, language.tool().version(version));
  }

  /// The command that runs a program.
  public List<String> runs() {
    return filled(language.program().run());
  }

  /// The command that compiles the files of a program, which follow it; empty for none.
  public List<String> compiles() {
    return filled(language.program().compile());
  }

  private List<String> filled(List<String> command) {
    var loader = language.program().loader();
    return command.stream()
        .map(word ->
            switch (word) {
              case "{loader}" -> loader == null ? word : Languages.harness(loader);
              default ->
                  word.replace("{executable}", executable.toString())
                      .replace("{bin}", directory(executable).toString());
            })
        .toList();
  }

  private static Path directory(Path file) {
    var parent = file.getParent();
    return parent == null ? Path.of("/") : parent;
  }

  private static Path home(Path executable) {
    return directory(directory(executable));
  }
}
