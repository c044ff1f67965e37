package io.athanor.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.athanor.record.Case;
import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.language.Language;
import java.util.Optional;
import java.util.UUID;

/// Calls the function of an answer on a case's arguments, in a process of its own, and compares the
/// value it returns with the expected one, outside.
///
/// Only the arguments go in. The value comes out as JSON on the last line, behind a random mark
/// that tells it from what the answer prints itself. Forging that line gains nothing: what is in it
/// is compared with a value that never was inside.
record FunctionCases(Sandbox sandbox, Limits limits) implements CaseKind {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What a call came to.
  sealed interface Called {}

  record Returned(JsonNode value, Run run) implements Called {}

  /// @param got how it broke, or what it returned that is no value
  record Broke(String got, Run run) implements Called {}

  record Unknown(String why, Optional<Run> run) implements Called {}

  @Override
  public Build build(Submission submission) throws InterruptedException {
    var language = submission.language();
    var caller = language.calling(submission.source());
    return caller.isPresent()
        ? sandbox.build(caller.get())
        : new Build.Broken(
            Run.without(
                Run.Ending.UNAVAILABLE,
                "none",
                "functions in " + language.name() + " are not called"));
  }

  @Override
  public Trial attempt(Build.Ready program, Submission submission, Case check)
      throws InterruptedException {
    var entryPoint = submission.entryPoint();
    var args = json(check.getArgs().orElse(""));
    var expected = json(check.getExpected().orElse(""));
    if (entryPoint == null) {
      return new Trial.Unclear("the case names no function to call", null);
    }
    if (args.isEmpty() || expected.isEmpty()) {
      return new Trial.Unclear("the case is not JSON", null);
    }
    var input = entryPoint + inParentheses(args.get());
    var wanted = expected.get().toString();
    return switch (call(program, submission, args.get())) {
      case Returned(var value, var run) when same(submission.language(), expected.get(), value) ->
          new Trial.Passed(run);
      case Returned(var value, var run) -> new Trial.Failed(input, wanted, value.toString(), run);
      case Broke(var got, var run) -> new Trial.Failed(input, wanted, got, run);
      case Unknown(var why, var run) -> new Trial.Unclear(why, run.orElse(null));
    };
  }

  /// Calls a function, whatever it should return.
  ///
  /// @param args a JSON array
  Called call(Build.Ready program, Submission submission, JsonNode args)
      throws InterruptedException {
    var language = submission.language();
    var mark = UUID.randomUUID().toString();
    var job = JSON.createObjectNode().put("mark", mark).put("entry_point", submission.entryPoint());
    if (language.answers().inTheJob()) {
      job.put("source", submission.source());
    }
    job.set("args", args);
    var run = sandbox.run(program, job.toString(), limits);
    if (!run.ending().conclusive()) {
      return new Unknown(run.detail(), Optional.of(run));
    }
    var line = returned(run, mark);
    if (line.isEmpty()) {
      return new Broke(broke(run, language), run);
    }
    return json(line.get())
        .<Called>map(value -> new Returned(value, run))
        .orElseGet(() -> new Broke(line.get(), run));
  }

  /// Whether a value is the expected one, in a language whose scalars may have no type.
  static boolean same(Language language, JsonNode expected, JsonNode got) {
    return SameValue.of(expected, language.answers().untyped() ? Retyped.as(expected, got) : got);
  }

  private static Optional<String> returned(Run run, String mark) {
    if (run.ending() != Run.Ending.OK) {
      return Optional.empty();
    }
    var lines = run.stdout().lines().toList();
    return Optional.of(lines)
        .filter(all -> !all.isEmpty() && all.getLast().startsWith(mark))
        .map(all -> all.getLast().substring(mark.length()).strip());
  }

  private static String broke(Run run, Language language) {
    return run.ending() == Run.Ending.OK
        ? "the program ended before the function returned"
        : Complaint.of(run, language, "answer");
  }

  private static String inParentheses(JsonNode args) {
    var text = args.toString();
    return "(" + text.substring(1, text.length() - 1) + ")";
  }

  static Optional<JsonNode> json(String text) {
    try {
      return Optional.of(JSON.readTree(text)).filter(node -> !node.isMissingNode());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
