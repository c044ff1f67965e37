package io.athanor.verify;

import io.athanor.record.Case;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Program;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Sandbox;
import java.util.stream.Collectors;

/// Runs a whole program on a case's input and compares what it prints with what it should.
///
/// White space at the end of a line and empty lines at the end do not count; everything else does:
/// a correct beginning is not enough, and one line too many is a failure.
final class StdioCases {
  private final Sandbox sandbox;
  private final Limits limits;

  StdioCases(Sandbox sandbox, Limits limits) {
    this.sandbox = sandbox;
    this.limits = limits;
  }

  Trial attempt(Language language, String source, Case check) throws InterruptedException {
    var stdin = check.getStdin().orElse("");
    var expected = check.getStdout().orElse("");
    var run = sandbox.run(new Program(language.name(), source, stdin, limits));
    if (!run.ending().conclusive()) {
      return new Trial.Unclear(run.detail());
    }
    if (run.ending() == Run.Ending.OK && same(expected, run.stdout())) {
      return new Trial.Passed();
    }
    var got = run.ending() == Run.Ending.OK ? run.stdout() : Complaint.of(run, language, "program");
    return new Trial.Failed(stdin, expected, got, run.ending());
  }

  static boolean same(String expected, String got) {
    return trimmed(expected).equals(trimmed(got));
  }

  private static String trimmed(String text) {
    return text.lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }
}
