package io.athanor.sandbox.language;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a language complains on standard error. All are regular expressions, `^` the start of a
/// line; `{file}` stands for the name of the program's file without its ending.
///
/// @param outOfMemory matches at the start of the last line when it gets no more memory; null where
///   it is killed instead
/// @param refused matches where it was refused what a narrow back end refuses: a thread, a child, a
///   file; null where that cannot be told
/// @param error matches the line that says what went wrong; null for the last line
/// @param place matches where a line of the program is named; group 1 is how; null where the error
///   itself says so
public record Complaints(
    @Nullable String outOfMemory,
    @Nullable String refused,
    @Nullable String error,
    @Nullable String place) {

  /// Whether this standard error ends with the news that there is no more memory.
  public boolean ofMemory(String stderr) {
    if (outOfMemory == null) {
      return false;
    }
    var lines = stderr.stripTrailing().lines().toList();
    return !lines.isEmpty() && Pattern.compile(outOfMemory).matcher(lines.getLast()).lookingAt();
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
