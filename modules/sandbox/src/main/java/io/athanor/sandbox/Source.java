package io.athanor.sandbox;

import java.util.Map;

/// The text of a program. Data all the way: never a command, a template or a path.
///
/// @param language the name of a language, such as `python`
/// @param main the part that is run
/// @param beside what lies beside it, by file name; names are ours, never somebody's text
public record Source(String language, String main, Map<String, String> beside) {

  public Source {
    beside = Map.copyOf(beside);
  }

  public Source(String language, String main) {
    this(language, main, Map.of());
  }
}
