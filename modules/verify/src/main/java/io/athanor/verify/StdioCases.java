package io.athanor.verify;

import io.athanor.record.Case;
import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.Source;
import java.util.stream.Collectors;

/// Runs a whole program on a case's input and compares what it prints with what it should.
///
/// White space at the end of a line and empty lines at the end do not count; everything else does:
/// a correct beginning is not enough, and one line too many is a failure.
record StdioCases(Sandbox sandbox, Limits limits) implements CaseKind {

  @Override
  public Build build(Submission submission) throws InterruptedException {
    return sandbox.build(new Source(submission.language().name(), submission.source()));
  }

  @Override
  public Trial attempt(Build.Ready program, Submission submission, Case check)
      throws InterruptedException {
    var stdin = check.getStdin().orElse("");
    var expected = check.getStdout().orElse("");
    var run = sandbox.run(program, stdin, limits);
    if (!run.ending().conclusive()) {
      return Trial.Unclear.of(run);
    }
    if (run.ending() == Run.Ending.OK && same(expected, run.stdout())) {
      return new Trial.Passed(run);
    }
    var got =
        run.ending() == Run.Ending.OK
            ? run.stdout()
            : Complaint.of(run, submission.language(), "program");
    return new Trial.Failed(stdin, expected, got, run);
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
