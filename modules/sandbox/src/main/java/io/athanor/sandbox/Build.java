package io.athanor.sandbox;

import java.util.List;

/// What came of building a program.
public sealed interface Build {

  /// It can be run, as often as one likes.
  ///
  /// @param language the name of its language
  /// @param parts what a run is given before its input
  record Ready(String language, List<Part> parts) implements Build {
    public Ready {
      parts = List.copyOf(parts);
    }
  }

  /// A file of a program.
  ///
  /// @param name its name; an archive is unpacked and has none
  record Part(String name, byte[] bytes) {
    public static final String ARCHIVE = "-";
  }

  /// It cannot be run.
  ///
  /// @param run the compiler's; where its ending is conclusive the program is at fault
  record Broken(Run run) implements Build {}
}
