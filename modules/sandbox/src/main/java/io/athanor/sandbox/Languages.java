package io.athanor.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The languages of this machine.
///
/// @param installed each by its name
/// @param missing by the name of each that is not installed: why, and how to get it
record Languages(Map<String, Interpreter> installed, Map<String, String> missing) {

  /// A new language is one more line.
  static final List<Language> KNOWN = List.of(new Python(), new Perl());

  Languages {
    installed = Map.copyOf(installed);
    missing = Map.copyOf(missing);
  }

  /// @throws Refused where the language of the self-test is missing: without it nothing can be
  ///   trusted
  static Languages find(List<Language> known, Search search) throws Refused {
    var installed = new HashMap<String, Interpreter>();
    var missing = new HashMap<String, String>();
    for (Language language : known) {
      try {
        installed.put(language.name(), language.find(search));
      } catch (Refused e) {
        if (language.name().equals(SelfTest.LANGUAGE)) {
          throw e;
        }
        missing.put(language.name(), e.getMessage());
      }
    }
    return new Languages(installed, missing);
  }

  /// A sentence for a program in a language that cannot be run.
  String whyNot(String language) {
    return missing.getOrDefault(
        language, "the sandbox does not know the language \"" + language + "\"");
  }
}
