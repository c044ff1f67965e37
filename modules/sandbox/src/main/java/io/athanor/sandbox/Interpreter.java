package io.athanor.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// How programs of one language are run.
///
/// The command starts a loader that reads from its standard input: [Frame#MARK_LENGTH] bytes that
/// it writes to standard error at once, as a sign of life; the length of the source, in ten digits;
/// the source. What follows is left for the program to read. So a source is data all the way, and
/// needs no file.
///
/// @param command the executable and its arguments
/// @param readable directories and files of its own that it has to read
/// @param outOfMemory how the last line of its complaint begins when it gets no more memory
record Interpreter(List<String> command, Set<Path> readable, String outOfMemory) {

  /// From what an interpreter said about itself, see [Search#ask].
  ///
  /// @param options what stands before a program on its command line
  /// @param loader a resource
  static Interpreter of(
      List<String> answer, List<String> options, String loader, String outOfMemory) throws Refused {
    var command = new ArrayList<>(List.of(answer.getFirst()));
    command.addAll(options);
    command.add(read(loader));
    var readable = answer.stream().skip(1).map(Path::of).collect(Collectors.toUnmodifiableSet());
    return new Interpreter(List.copyOf(command), readable, outOfMemory);
  }

  Path executable() {
    return Path.of(command.getFirst());
  }

  private static String read(String loader) throws Refused {
    try (var in = Objects.requireNonNull(Interpreter.class.getResourceAsStream(loader), loader)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new Refused("the jar cannot be read: " + e.getMessage(), e);
    }
  }
}
