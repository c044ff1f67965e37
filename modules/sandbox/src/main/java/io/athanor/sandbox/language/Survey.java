package io.athanor.sandbox.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/// The questions to the tools of all languages in one command, for where every start is dear: in an
/// image. Pure.
public record Survey(List<Language> languages) {
  private static final String SCRIPT = script();

  public Survey {
    languages = List.copyOf(languages);
  }

  /// The command that asks them all. It looks in the usual places and in its `PATH`.
  public List<String> command() {
    var command = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "sh"));
    for (Language language : languages) {
      var tool = language.tool();
      command.addAll(List.of(language.name(), tool.executable()));
      command.add(Integer.toString(tool.ask().size()));
      command.addAll(tool.ask());
    }
    return List.copyOf(command);
  }

  /// @param said what the command printed
  public Toolchains read(String said) {
    var installed = new HashMap<String, Toolchain>();
    var missing = new HashMap<String, String>();
    for (Language language : languages) {
      var prefix = language.name() + " ";
      var lines =
          said.lines()
              .filter(line -> line.startsWith(prefix))
              .map(line -> line.substring(prefix.length()))
              .toList();
      if (lines.isEmpty()) {
        missing.put(language.name(), whyNot(language.tool()));
      } else {
        var answer = lines.subList(1, lines.size());
        var asked = Path.of(lines.getFirst());
        installed.put(language.name(), Toolchain.of(language, asked, answer, path -> true));
      }
    }
    return new Toolchains(installed, missing);
  }

  private static String whyNot(Tool tool) {
    return "the image has no %s that will do; add it, for example with: %s"
        .formatted(tool.executable(), tool.install());
  }

  private static String script() {
    try (var in = Objects.requireNonNull(Survey.class.getResourceAsStream("survey.sh"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
