package io.athanor.verify;

import com.fasterxml.jackson.databind.node.TextNode;
import io.athanor.record.Case;
import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Runs solutions of one task on inputs whose outputs nobody knows yet.
final class Solutions {
  private final Sandbox sandbox;
  private final Limits limits;
  private final FunctionCases functions;
  private final StdioCases programs;

  Solutions(Sandbox sandbox, Limits limits) {
    this.sandbox = new PatientSandbox(sandbox);
    this.limits = limits;
    this.functions = new FunctionCases(this.sandbox, limits);
    this.programs = new StdioCases(this.sandbox, limits);
  }

  /// Makes one ready to run.
  Build build(Form form, Submission solution) throws InterruptedException {
    return switch (form) {
      case Form.Function _ -> functions.build(solution);
      case Form.Program _ -> programs.build(solution);
    };
  }

  /// Side by side.
  ///
  /// @return of each solution what it made of each input, in their orders; nothing of those after
  ///   one at a limit
  List<List<Output>> outputs(Form form, List<Submission> solutions, List<Case> inputs)
      throws InterruptedException {
    return SideBySide.all(
        solutions.stream()
            .<Callable<List<Output>>>map(solution -> () -> outputs(form, solution, inputs))
            .toList());
  }

  private List<Output> outputs(Form form, Submission solution, List<Case> inputs)
      throws InterruptedException {
    var build = build(form, solution);
    var outputs = new ArrayList<Output>();
    for (Case input : inputs) {
      boolean spent = !outputs.isEmpty() && isSpent(outputs.getLast());
      outputs.add(
          build instanceof Build.Ready program && !spent
              ? output(program, form, solution, input)
              : new Output.Untold());
    }
    return outputs;
  }

  /// One at a limit, and those after it.
  private static boolean isSpent(Output last) {
    return last instanceof Output.Broke(boolean atALimit) && atALimit
        || last instanceof Output.Untold;
  }

  private Output output(Build.Ready program, Form form, Submission solution, Case input)
      throws InterruptedException {
    return switch (form) {
      case Form.Function _ -> {
        var args = FunctionCases.json(input.getArgs().orElseThrow()).orElseThrow();
        yield switch (functions.call(program, solution, args)) {
          case FunctionCases.Returned(var value, _) -> new Output.Gave(value);
          case FunctionCases.Broke(_, var run) -> new Output.Broke(run.ending().atALimit());
          case FunctionCases.Unknown _ -> new Output.Untold();
        };
      }
      case Form.Program _ -> printed(sandbox.run(program, input.getStdin().orElseThrow(), limits));
    };
  }

  private static Output printed(Run run) {
    if (!run.ending().conclusive()) {
      return new Output.Untold();
    }
    return run.ending() == Run.Ending.OK
        ? new Output.Gave(TextNode.valueOf(run.stdout()))
        : new Output.Broke(run.ending().atALimit());
  }
}
