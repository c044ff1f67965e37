package io.athanor.sandbox.language;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The interpreter or compiler of a language, and how to find it.
///
/// It is asked one question as the sandbox's user. What it answers tells three things: the first
/// line that is an absolute path is its real executable (none: the one that was asked), further
/// such lines are directories that it lives from, and the first other line is its version.
///
/// @param executable its file name, looked for in the usual places, in `PATH` and beside the JVM's
///   own
/// @param title what it is called, before the first number with points in what it tells of its
///   version; null where it tells its name itself
/// @param install what a person does to get it, such as `apt-get install python3`
/// @param ask the arguments of the question; it fails where the tool will not do
/// @param reads files and directories of its own beyond the system's libraries; `{home}` is the
///   directory above that of its executable
public record Tool(
    String executable,
    @Nullable String title,
    String install,
    List<String> ask,
    Set<String> reads) {
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)+");

  public Tool {
    ask = List.copyOf(ask);
    reads = Set.copyOf(reads);
  }

  /// @param told a line
  String version(String told) {
    var number = NUMBER.matcher(told);
    return title != null && number.find() ? title + " " + number.group() : told.strip();
  }
}
