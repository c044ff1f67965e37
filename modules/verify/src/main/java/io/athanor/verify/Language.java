package io.athanor.verify;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A language that answers are run in, as it stands in `languages/<name>.yaml`.
///
/// In the patterns, `{name}` and `{file}` stand for what is looked for; `^` is the start of a line.
///
/// @param name what the sandbox calls it
/// @param tags how fences name it, lower case
/// @param definition matches where a program defines the function or class `{name}`
/// @param error matches the line of a complaint that says what went wrong in `{file}`, which is
///   `program` or `answer`; null for the last line
/// @param place matches where a complaint names a line of `{file}`; its group is how it names it;
///   null where the error itself says so
/// @param untyped whether a number and its text are the same to it
/// @param call the resource beside it that calls a function of an answer, see [FunctionCases]; null
///   for none, function cases are then unknown
/// @param compile the resource beside it that compiles what it reads and fails where that does;
///   null for none, programs are then not compiled without a case
record Language(
    String name,
    Set<String> tags,
    String definition,
    @Nullable String error,
    @Nullable String place,
    boolean untyped,
    @Nullable String call,
    @Nullable String compile) {

  Language {
    tags = Set.copyOf(tags);
  }

  Pattern definitionOf(String function) {
    return pattern(definition, "{name}", function);
  }

  Optional<Pattern> errorIn(String file) {
    return Optional.ofNullable(error).map(pattern -> pattern(pattern, "{file}", file));
  }

  Optional<Pattern> placeIn(String file) {
    return Optional.ofNullable(place).map(pattern -> pattern(pattern, "{file}", file));
  }

  /// The program that calls a function of an answer.
  Optional<String> caller() {
    return Optional.ofNullable(call).map(Languages::harness);
  }

  /// The program that compiles what it reads.
  Optional<String> compiler() {
    return Optional.ofNullable(compile).map(Languages::harness);
  }

  private static Pattern pattern(String template, String variable, String value) {
    return Pattern.compile(template.replace(variable, Pattern.quote(value)), Pattern.MULTILINE);
  }
}
