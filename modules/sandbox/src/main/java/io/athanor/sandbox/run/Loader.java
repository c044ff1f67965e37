package io.athanor.sandbox.run;

import static java.util.function.Predicate.not;

import io.athanor.sandbox.Build.Part;
import io.athanor.sandbox.language.Languages;
import io.athanor.sandbox.language.Toolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The commands that bring a program into a sandbox, through its standard input.
final class Loader {
  private static final String LOAD = read("load.sh");
  private static final String COMPILE = read("compile.sh");

  private Loader() {}

  /// The files of a program.
  ///
  /// @param beside by name
  static List<Part> files(Toolchain toolchain, String main, Map<String, String> beside) {
    var recipe = toolchain.language().program();
    var files = new ArrayList<Part>();
    files.add(part(recipe.fileFor(main), main));
    recipe
        .beside()
        .forEach(name -> files.add(part(Languages.fileName(name), Languages.harness(name))));
    beside.forEach((name, text) -> files.add(part(name, text)));
    return List.copyOf(files);
  }

  /// Runs what was built.
  static List<String> run(Toolchain toolchain, List<Part> parts) {
    return toolchain.language().program().loader() == null
        ? loaded(toolchain.runs().getFirst(), parts, toolchain.runs())
        : toolchain.runs();
  }

  /// Compiles the files among the parts, and prints an archive of what is kept.
  static List<String> compile(Toolchain toolchain, List<Part> parts, List<String> keep) {
    var command = new ArrayList<>(List.of("/bin/sh", "-c", COMPILE, "sh"));
    command.addAll(keep);
    command.add("--");
    command.addAll(toolchain.compiles());
    parts.stream().map(Part::name).filter(not(Part.ARCHIVE::equals)).forEach(command::add);
    return loaded(toolchain.executable().toString(), parts, command);
  }

  /// @param tool without which nothing can be said about the program
  private static List<String> loaded(String tool, List<Part> parts, List<String> then) {
    var command = new ArrayList<>(List.of("/bin/sh", "-c", LOAD, "sh", tool));
    parts.forEach(part -> command.add(part.name()));
    command.add("--");
    command.addAll(then);
    return command;
  }

  private static Part part(String name, String text) {
    return new Part(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String read(String script) {
    try (var in = Objects.requireNonNull(Loader.class.getResourceAsStream(script), script)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
