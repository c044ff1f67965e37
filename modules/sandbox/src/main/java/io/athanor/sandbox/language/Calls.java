package io.athanor.sandbox.language;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a language's answers are called and checked. The programs read a job as JSON from their
/// standard input, see [Languages#harness].
///
/// @param call the resource that calls a function of an answer, and those that lie beside it; empty
///   where functions are not called
/// @param beside what an answer is called that lies as a file beside the caller; null where it is
///   in the job
/// @param asserts the resource that runs assertions after an answer; null where they are not run
/// @param check the resource that compiles what it reads and fails where that does; null where
///   building says it, or nothing does
/// @param untyped whether a number and its text are the same to it
public record Calls(
    List<String> call,
    @Nullable String beside,
    @Nullable String asserts,
    @Nullable String check,
    boolean untyped) {

  public Calls {
    call = List.copyOf(call);
  }

  /// Whether an answer has to be in the job of its caller.
  public boolean inTheJob() {
    return beside == null;
  }

  public Optional<String> asserter() {
    return Optional.ofNullable(asserts).map(Languages::harness);
  }

  public Optional<String> checker() {
    return Optional.ofNullable(check).map(Languages::harness);
  }
}
