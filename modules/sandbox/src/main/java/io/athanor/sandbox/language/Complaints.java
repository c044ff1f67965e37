package io.athanor.sandbox.language;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a language complains on standard error. All are regular expressions, `^` the start of a
/// line; `{file}` stands for the name of the program's file without its ending.
///
/// @param outOfMemory matches when it failed because it got no more memory; null where it is killed
///   instead
/// @param unsupported matches what its compiler says of a program that it does not know how to
///   compile, right or not; null where there is no such program
/// @param refused matches where it was refused what a narrow back end refuses: a thread, a child, a
///   file; null where that cannot be told
/// @param error matches what says what went wrong, group 1 or the whole; of several the last
///   counts; null for the last line
/// @param place matches where a line of the program is named; group 1 is how; of several the last
///   counts; null where the error itself says so
public record Complaints(
    @Nullable String outOfMemory,
    @Nullable String unsupported,
    @Nullable String refused,
    @Nullable String error,
    @Nullable String place) {

  /// Whether this standard error tells that there was no more memory.
  public boolean ofMemory(String stderr) {
    return outOfMemory != null
        && Pattern.compile(outOfMemory, Pattern.MULTILINE).matcher(stderr).find();
  }

  /// What a compiler says in this standard error that it does not know.
  public Optional<String> ofSupport(String stderr) {
    return Optional.ofNullable(unsupported)
        .map(pattern -> Pattern.compile(pattern, Pattern.MULTILINE).matcher(stderr))
        .filter(Matcher::find)
        .map(Matcher::group);
  }

  /// Whether this standard error tells of something that was refused.
  public boolean ofRefusal(String stderr) {
    return refused != null && Pattern.compile(refused).matcher(stderr).find();
  }

  public Optional<Pattern> errorIn(String file) {
    return pattern(error, file);
  }

  public Optional<Pattern> placeIn(String file) {
    return pattern(place, file);
  }

  private static Optional<Pattern> pattern(@Nullable String template, String file) {
    return Optional.ofNullable(template)
        .map(t -> Pattern.compile(t.replace("{file}", Pattern.quote(file)), Pattern.MULTILINE));
  }
}
