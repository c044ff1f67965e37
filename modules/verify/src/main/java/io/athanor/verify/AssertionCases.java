package io.athanor.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.athanor.record.Case;
import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.Source;
import java.util.UUID;

/// Runs a seed's own assertions after an answer, in the same process. They must reach their end,
/// which shows by a random mark on the last line.
///
/// This is weaker evidence than a value compared outside: an answer shares its process with what
/// judges it. So each assertion is run once more with a false one after it, which must not reach
/// its end: an answer that ends early, or forges the mark, is found out by that.
record AssertionCases(Sandbox sandbox, Limits limits) implements CaseKind {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Build build(Submission submission) throws InterruptedException {
    var language = submission.language();
    var asserter = language.answers().asserter();
    return asserter.isPresent()
        ? sandbox.build(new Source(language.name(), asserter.get()))
        : new Build.Broken(
            Run.without(
                Run.Ending.UNAVAILABLE,
                "none",
                "assertions in " + language.name() + " are not run"));
  }

  @Override
  public Trial attempt(Build.Ready program, Submission submission, Case check)
      throws InterruptedException {
    var assertion = check.getAssertion().orElse("");
    var mark = UUID.randomUUID().toString();
    var run = run(program, submission.source(), assertion, mark, true);
    if (!run.ending().conclusive()) {
      return Trial.Unclear.of(run);
    }
    if (!reachedItsEnd(run, mark)) {
      var got =
          run.ending() == Run.Ending.OK
              ? "the program ended before the assertion did"
              : Complaint.of(run, submission.language(), "answer");
      return new Trial.Failed(assertion, "the assertion holds", got, run);
    }
    var otherMark = UUID.randomUUID().toString();
    var control = run(program, submission.source(), assertion, otherMark, false);
    if (!control.ending().conclusive()) {
      return Trial.Unclear.of(control);
    }
    return reachedItsEnd(control, otherMark)
        ? new Trial.Failed(
            assertion, "the assertion holds", "so does a false one after it", control)
        : new Trial.Passed(run);
  }

  private Run run(Build.Ready program, String source, String assertion, String mark, boolean holds)
      throws InterruptedException {
    var job =
        JSON.createObjectNode()
            .put("mark", mark)
            .put("source", source)
            .put("assertion", assertion)
            .put("holds", holds);
    return sandbox.run(program, job.toString(), limits);
  }

  private static boolean reachedItsEnd(Run run, String mark) {
    return run.ending() == Run.Ending.OK
        && run.stdout().lines().reduce((a, b) -> b).filter(mark::equals).isPresent();
  }
}
