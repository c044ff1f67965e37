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
    var error =
        language
            .complaints()
            .errorIn(file)
            .flatMap(pattern -> last(pattern, run))
            .map(Complaint::said);
    return switch (run.ending()) {
      case NONZERO_EXIT ->
          located(error.or(() -> lastLine(run)).orElse(run.detail()), run, language, file);
      case SIGNALLED ->
          error.map(what -> what.strip() + " (" + run.detail() + ")").orElse(run.detail());
      default -> run.detail();
    };
  }

  private static String located(String error, Run run, Language language, String file) {
    var place =
        language
            .complaints()
            .placeIn(file)
            .flatMap(pattern -> last(pattern, run))
            .map(match -> " (" + match.group(1) + ")");
    return error.strip() + place.orElse("");
  }

  private static String said(MatchResult match) {
    return match.groupCount() > 0 && match.group(1) != null ? match.group(1) : match.group();
  }

  private static Optional<MatchResult> last(Pattern pattern, Run run) {
    return pattern.matcher(run.stderr()).results().reduce((a, b) -> b);
  }

  private static Optional<String> lastLine(Run run) {
    return run.stderr().lines().filter(line -> !line.isBlank()).reduce((a, b) -> b);
  }
}
