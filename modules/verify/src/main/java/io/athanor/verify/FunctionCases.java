package io.athanor.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.athanor.record.Case;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Program;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Sandbox;
import java.util.Optional;
import java.util.UUID;

/// Calls the function of an answer on a case's arguments, in a process of its own, and compares the
/// value it returns with the expected one, outside.
///
/// Only the arguments go in. The value comes out as JSON on the last line, behind a random mark
/// that tells it from what the answer prints itself. Forging that line gains nothing: what is in it
/// is compared with a value that never was inside.
final class FunctionCases {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Sandbox sandbox;
  private final Limits limits;

  FunctionCases(Sandbox sandbox, Limits limits) {
    this.sandbox = sandbox;
    this.limits = limits;
  }

  Trial attempt(Language language, String source, String entryPoint, Case check)
      throws InterruptedException {
    var caller = language.caller();
    if (caller.isEmpty()) {
      return new Trial.Unclear("functions in " + language.name() + " are not called");
    }
    var args = json(check.getArgs().orElse(""));
    var expected = json(check.getExpected().orElse(""));
    if (args.isEmpty() || expected.isEmpty()) {
      return new Trial.Unclear("the case is not JSON");
    }
    var mark = UUID.randomUUID().toString();
    var job =
        JSON.createObjectNode()
            .put("mark", mark)
            .put("entry_point", entryPoint)
            .put("source", source)
            .set("args", args.get());
    var run = sandbox.run(new Program(language.name(), caller.get(), job.toString(), limits));
    if (!run.ending().conclusive()) {
      return new Trial.Unclear(run.detail());
    }
    var returned = returned(run, mark);
    if (returned
        .flatMap(FunctionCases::json)
        .filter(got -> same(language, expected.get(), got))
        .isPresent()) {
      return new Trial.Passed();
    }
    return new Trial.Failed(
        entryPoint + inParentheses(args.get()),
        expected.get().toString(),
        returned.orElseGet(() -> broke(run, language)),
        run.ending());
  }

  private static boolean same(Language language, JsonNode expected, JsonNode got) {
    return SameValue.of(expected, language.untyped() ? Retyped.as(expected, got) : got);
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

  private static Optional<JsonNode> json(String text) {
    try {
      return Optional.of(JSON.readTree(text)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
