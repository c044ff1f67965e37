package io.athanor.verify;

import io.athanor.record.Answer;
import io.athanor.record.Case;
import io.athanor.record.Instruction;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Program;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;

/// Runs the code of an answer against its instruction's own cases. Without cases the code is only
/// compiled: that can fail it, but not prove it.
final class CodeExaminer implements Examiner {
  private static final String METHOD = "execution";

  private final Sandbox sandbox;
  private final Limits limits;
  private final FunctionCases functions;
  private final StdioCases programs;

  CodeExaminer(Sandbox sandbox, Limits limits) {
    this.sandbox = new PatientSandbox(sandbox);
    this.limits = limits;
    this.functions = new FunctionCases(this.sandbox, limits);
    this.programs = new StdioCases(this.sandbox, limits);
  }

  @Override
  public Evidence examine(Answer answer) throws InterruptedException {
    var instruction = answer.getAssignment().getInstruction();
    var cases = instruction.getCases();
    var code = CodeBlock.of(answer.getText(), instruction.getEntryPoint().orElse(null));
    if (code.isEmpty()) {
      return Evidence.none("there is no program in the answer");
    }
    var language = code.get().language();
    if (language.isEmpty()) {
      return Evidence.none("programs in " + code.get().tag() + " are not run");
    }
    if (cases.isEmpty()) {
      return compile(code.get(), language.get());
    }
    return decide(run(language.get(), code.get().source(), instruction), cases.size());
  }

  private List<Trial> run(Language language, String source, Instruction instruction)
      throws InterruptedException {
    var trials = new ArrayList<Trial>();
    for (Case check : instruction.getCases()) {
      var trial = attempt(language, source, instruction, check);
      trials.add(trial);
      if (trial instanceof Trial.Failed failed && failed.atALimit()) {
        break;
      }
    }
    return trials;
  }

  private Trial attempt(Language language, String source, Instruction instruction, Case check)
      throws InterruptedException {
    if (check.getStdout().isPresent()) {
      return programs.attempt(language, source, check);
    }
    var entryPoint = instruction.getEntryPoint();
    return entryPoint.isPresent()
        ? functions.attempt(language, source, entryPoint.get(), check)
        : new Trial.Unclear("the case names no function to call");
  }

  /// One case failed is a failure, whatever became of the others; all passed is a pass; else nobody
  /// can tell.
  private Evidence decide(List<Trial> trials, int cases) {
    int passed = (int) trials.stream().filter(Trial.Passed.class::isInstance).count();
    for (int i = 0; i < trials.size(); i++) {
      if (trials.get(i) instanceof Trial.Failed failed) {
        var why =
            "case %d of %d: expected %s, got %s"
                .formatted(
                    i + 1, cases, Shortened.of(failed.expected()), Shortened.of(failed.got()));
        return Evidence.fail(
            METHOD, sandbox.backend(), passed, trials.size(), why, feedback(failed, passed, cases));
      }
    }
    for (Trial trial : trials) {
      if (trial instanceof Trial.Unclear(var why)) {
        return Evidence.unknown(METHOD, sandbox.backend(), passed, trials.size(), why);
      }
    }
    return Evidence.pass(METHOD, sandbox.backend(), passed, cases, "all cases passed");
  }

  private static String feedback(Trial.Failed failed, int passed, int cases) {
    return """
    The program was run and failed a test (passed: %d of %d).
    Input: %s
    Expected: %s
    Got: %s
    Find the mistake, mend it, and give the whole program again in one fenced block.\
    """
        .formatted(
            passed,
            cases,
            Shortened.of(failed.input()),
            Shortened.of(failed.expected()),
            Shortened.of(failed.got()));
  }

  private Evidence compile(CodeBlock code, Language language) throws InterruptedException {
    var compiler = language.compiler();
    if (!code.tagged() || compiler.isEmpty()) {
      return Evidence.none("no cases to run");
    }
    var run = sandbox.run(new Program(language.name(), compiler.get(), code.source(), limits));
    if (run.ending() == Run.Ending.NONZERO_EXIT) {
      var error = Complaint.of(run, language, "answer");
      return Evidence.fail(
          METHOD,
          sandbox.backend(),
          0,
          0,
          "it does not compile: " + Shortened.of(error),
          "The program does not compile: " + Shortened.of(error));
    }
    return Evidence.none("no cases to run");
  }
}
