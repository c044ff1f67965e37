package io.athanor.verify;

import io.athanor.sandbox.Run;
import java.util.regex.Pattern;

/// How a run broke, in one line for the teacher. Pure.
final class Complaint {
  private static final Pattern PLACE = Pattern.compile("File \"(.*)\", (line \\d+)");

  private Complaint() {}

  /// A limit by its name; else the last line of the traceback, with the last line of the program's
  /// own that it names.
  ///
  /// @param file the name under which the program was compiled
  static String of(Run run, String file) {
    if (run.ending() != Run.Ending.NONZERO_EXIT) {
      return run.detail();
    }
    var error = run.stderr().lines().filter(line -> !line.isBlank()).reduce((a, b) -> b);
    var place =
        PLACE
            .matcher(run.stderr())
            .results()
            .filter(match -> match.group(1).equals(file))
            .reduce((a, b) -> b)
            .map(match -> " (" + match.group(2) + ")");
    return error.orElse(run.detail()).strip() + place.orElse("");
  }
}
