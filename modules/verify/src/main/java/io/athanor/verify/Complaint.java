package io.athanor.verify;

import io.athanor.sandbox.Run;
import io.athanor.sandbox.language.Language;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// How a run broke, in one line for the teacher. Pure.
final class Complaint {

  private Complaint() {}

  /// A limit by its name; else what the language says went wrong, with the last line of the
  /// program's own that it names.
  ///
  /// @param file the name under which the program was compiled, without its extension
  static String of(Run run, Language language, String file) {
    if (run.ending() != Run.Ending.NONZERO_EXIT) {
      return run.detail();
    }
    var error =
        language
            .complaints()
            .errorIn(file)
            .flatMap(pattern -> last(pattern, run).map(MatchResult::group))
            .or(() -> lastLine(run));
    var place =
        language
            .complaints()
            .placeIn(file)
            .flatMap(pattern -> last(pattern, run))
            .map(match -> " (" + match.group(1) + ")");
    return error.orElse(run.detail()).strip() + place.orElse("");
  }

  private static Optional<MatchResult> last(Pattern pattern, Run run) {
    return pattern.matcher(run.stderr()).results().reduce((a, b) -> b);
  }

  private static Optional<String> lastLine(Run run) {
    return run.stderr().lines().filter(line -> !line.isBlank()).reduce((a, b) -> b);
  }
}
