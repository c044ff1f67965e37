package io.athanor.bench.sandbox;

import io.athanor.sandbox.boot.SandboxSettings;
import io.athanor.sandbox.boot.Sandboxes;
import io.athanor.sandbox.language.Language;
import io.athanor.sandbox.language.Languages;
import io.athanor.sandbox.language.Toolchain;
import io.athanor.sandbox.run.Places;
import io.athanor.sandbox.run.WalledSandbox;
import io.athanor.sandbox.wall.BubblewrapWall;
import io.athanor.sandbox.wall.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The sandboxes that work here, and the languages that take part.
record Contestants(List<WalledSandbox> sandboxes, List<Language> languages) {

  Contestants {
    sandboxes = List.copyOf(sandboxes);
    languages = List.copyOf(languages);
  }

  /// Those that pass their self-test, and the one that would do where there are no control groups.
  ///
  /// @param places of each
  /// @param wanted languages; those that no sandbox has are left out
  static Contestants here(int places, List<Language> wanted) throws InterruptedException {
    var choice = Sandboxes.choose(SandboxSettings.DEFAULT.places(places));
    choice.refused().forEach(System.err::println);
    var sandboxes = new ArrayList<>(choice.accepted());
    if (sandboxes.stream().anyMatch(each -> each.wall().name().equals("bubblewrap+cgroup"))) {
      try {
        var watched = BubblewrapWall.watched(Languages.ALL);
        sandboxes.add(new WalledSandbox(watched, new Places(places)));
      } catch (Refused e) {
        System.err.println(e.getMessage());
      }
    }
    var languages =
        wanted.stream()
            .filter(language -> sandboxes.stream().anyMatch(each -> has(each, language)))
            .toList();
    return new Contestants(sandboxes, languages);
  }

  List<WalledSandbox> having(Language language) {
    return sandboxes.stream().filter(each -> has(each, language)).toList();
  }

  /// The languages' tools, as they call themselves.
  List<String> versions() {
    return languages.stream()
        .flatMap(language -> having(language).stream().limit(1).map(each -> tool(each, language)))
        .map(Toolchain::version)
        .distinct()
        .toList();
  }

  /// @throws NullPointerException where the sandbox does not have the language
  static Toolchain tool(WalledSandbox sandbox, Language language) {
    return Objects.requireNonNull(sandbox.wall().toolchains().installed().get(language.name()));
  }

  private static boolean has(WalledSandbox sandbox, Language language) {
    return sandbox.wall().toolchains().installed().containsKey(language.name());
  }
}
