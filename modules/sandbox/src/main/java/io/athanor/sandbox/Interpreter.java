package io.athanor.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// How programs of one language are run.
///
/// The command starts a loader that reads from its standard input: [Frame#MARK_LENGTH] bytes that
/// it writes to standard error at once, as a sign of life; the length of the source; the source.
/// What follows is left for the program to read. So a source is data all the way, and needs no
/// file.
///
/// @param language its name in [Program#language()]
/// @param command the executable and its arguments
/// @param readable directories and files that it has to read
record Interpreter(String language, List<String> command, Set<Path> readable) {
  Path executable() {
    return Path.of(command.getFirst());
  }
}
