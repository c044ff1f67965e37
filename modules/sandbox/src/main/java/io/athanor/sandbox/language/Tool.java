package io.athanor.sandbox.language;

import java.util.List;
import java.util.Set;

/// The interpreter or compiler of a language, and how to find it.
///
/// It is asked one question as the sandbox's user. What it answers tells three things: the first
/// line that is an absolute path is its real executable (none: the one that was asked), further
/// such lines are directories that it lives from, and the first other line is its version.
///
/// @param executable its file name, looked for in the usual places, in `PATH` and beside the JVM's
///   own
/// @param install what a person does to get it, such as `apt-get install python3`
/// @param ask the arguments of the question; it fails where the tool will not do
/// @param reads files and directories of its own beyond the system's libraries; `{home}` is the
///   directory above that of its executable
public record Tool(String executable, String install, List<String> ask, Set<String> reads) {
  public Tool {
    ask = List.copyOf(ask);
    reads = Set.copyOf(reads);
  }
}
