package io.athanor.sandbox.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The languages of this machine.
///
/// @param installed each by its name
/// @param missing by the name of each that is not installed: why, and how to get it
public record Toolchains(Map<String, Toolchain> installed, Map<String, String> missing) {

  public Toolchains {
    installed = Map.copyOf(installed);
    missing = Map.copyOf(missing);
  }

  /// Asks the tool of every language, a fraction of a second in all.
  public static Toolchains find(List<Language> languages, Search search) {
    var installed = new HashMap<String, Toolchain>();
    var missing = new HashMap<String, String>();
    for (Language language : languages) {
      switch (search.find(language)) {
        case Search.Found(var toolchain) -> installed.put(language.name(), toolchain);
        case Search.Missing(var why) -> missing.put(language.name(), why);
      }
    }
    return new Toolchains(installed, missing);
  }

  /// A sentence for a program in a language that cannot be run.
  public String whyNot(String language) {
    return missing.getOrDefault(
        language, "the sandbox does not know the language \"" + language + "\"");
  }
}
