package io.athanor.verify.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What was typed in an interactive Python session, plain or IPython. Outputs are dropped, and so
/// is a statement that raised an exception. One pass over the lines. Pure.
final class Transcript {
  static final String LANGUAGE = "python";

  private static final Pattern FIRST = Pattern.compile("^(>>> ?|In \\[\\d+\\]: ?)(.*)$");
  private static final Pattern NEXT = Pattern.compile("^(\\.\\.\\. ?|\\s*\\.\\.\\.: ?)(.*)$");
  private static final Pattern BANNER =
      Pattern.compile("^(\\s*|[$%] .*|Python \\d.*|Type \".*|\\[(GCC|Clang).*)$");

  private final List<String> statements = new ArrayList<>();
  private final StringBuilder statement = new StringBuilder();
  private boolean printed;

  private Transcript() {}

  /// Empty where the text does not begin with a prompt, but for the greeting of the interpreter.
  static Optional<String> begunBy(String text) {
    return text.lines()
        .dropWhile(line -> BANNER.matcher(line).matches())
        .findFirst()
        .filter(line -> FIRST.matcher(line).matches())
        .flatMap(line -> in(text));
  }

  /// Empty where no line has a prompt.
  static Optional<String> in(String text) {
    var transcript = new Transcript();
    text.lines().forEach(transcript::take);
    transcript.end();
    return Optional.of(String.join("", transcript.statements)).filter(all -> !all.isBlank());
  }

  private void take(String line) {
    var first = FIRST.matcher(line);
    var next = NEXT.matcher(line);
    if (first.matches()) {
      end();
      statement.append(first.group(2)).append('\n');
    } else if (next.matches() && !statement.isEmpty() && !printed) {
      statement.append(next.group(2)).append('\n');
    } else if (!printed) {
      printed = true;
      if (line.startsWith("Traceback")) {
        statement.setLength(0);
      }
    }
  }

  private void end() {
    if (!statement.isEmpty()) {
      statements.add(statement.toString());
    }
    statement.setLength(0);
    printed = false;
  }
}
