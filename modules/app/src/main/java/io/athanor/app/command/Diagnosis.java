package io.athanor.app.command;

import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Source;
import io.athanor.sandbox.boot.Sandboxes;
import io.athanor.sandbox.language.Language;
import io.athanor.sandbox.language.Languages;
import io.athanor.sandbox.run.WalledSandbox;
import io.athanor.streams.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the back ends and the languages of this machine are like.
///
/// @param backends a row each: name, whether it works, why not
/// @param languages a row each: name, version, how long a run takes in which back end, how to get
///   it
record Diagnosis(List<List<String>> backends, List<List<String>> languages) {
  private static final String YES = "yes";

  /// Runs a small program of each language in each back end that has it.
  ///
  /// @throws InterruptedException when the process is closing
  static Diagnosis of(Sandboxes.Choice choice) throws InterruptedException {
    var backends = new ArrayList<List<String>>();
    choice.accepted().forEach(sandbox -> backends.add(List.of(sandbox.wall().name(), YES, "")));
    for (String refused : choice.refused()) {
      var parts = refused.split(": ", 2);
      backends.add(List.of(parts[0], "no", parts.length < 2 ? "" : parts[1]));
    }
    var languages = new ArrayList<List<String>>();
    for (Language language : Languages.ALL) {
      languages.add(row(language, choice.accepted()));
    }
    return new Diagnosis(List.copyOf(backends), List.copyOf(languages));
  }

  boolean works() {
    return backends.stream().anyMatch(row -> row.get(1).equals(YES));
  }

  String text() {
    return table(List.of("back end", "works", "why not"), backends)
        + "\n\n"
        + table(List.of("language", "version", "runs in", "to get it"), languages);
  }

  private static String table(List<String> head, List<List<String>> body) {
    var rows = new ArrayList<List<String>>();
    rows.add(head);
    rows.addAll(body);
    return Columns.aligned(rows, Set.of()).stream()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"));
  }

  private static List<String> row(Language language, List<WalledSandbox> sandboxes)
      throws InterruptedException {
    var version = "-";
    var runsIn = new ArrayList<String>();
    for (WalledSandbox sandbox : sandboxes) {
      var toolchain =
          Optional.ofNullable(sandbox.wall().toolchains().installed().get(language.name()));
      if (toolchain.isPresent()) {
        version = toolchain.get().version();
        runsIn.add(sandbox.wall().name() + " " + tried(sandbox, language));
      }
    }
    return List.of(
        language.name(),
        version,
        runsIn.isEmpty() ? "-" : String.join(", ", runsIn),
        runsIn.isEmpty() ? whyNot(language, sandboxes) : "");
  }

  private static String whyNot(Language language, List<WalledSandbox> sandboxes) {
    return sandboxes.stream()
        .map(sandbox -> sandbox.wall().toolchains().missing().get(language.name()))
        .filter(why -> why != null)
        .findFirst()
        .orElse("needs a back end that grants " + language.program().needs());
  }

  private static String tried(WalledSandbox sandbox, Language language)
      throws InterruptedException {
    var control = language.control();
    var run =
        switch (sandbox.build(new Source(language.name(), control.right()))) {
          case Build.Ready ready -> sandbox.run(ready, control.input(), Limits.DEFAULT);
          case Build.Broken(var broken) -> broken;
        };
    return run.ending() == Run.Ending.OK && run.stdout().strip().equals("42")
        ? run.usage().wall().toMillis() + " ms"
        : "FAILS (" + run.detail() + ")";
  }
}
