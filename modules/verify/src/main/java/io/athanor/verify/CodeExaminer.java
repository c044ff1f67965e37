package io.athanor.verify;

import io.athanor.record.Answer;
import io.athanor.record.Case;
import io.athanor.record.Verdict;
import io.athanor.record.Verification;
import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.Source;
import io.athanor.verify.extraction.CodeBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Runs the code of an answer against its instruction's own cases. Without cases the code is only
/// compiled: that can fail it, but not prove it.
final class CodeExaminer implements Examiner {
  private final Sandbox sandbox;
  private final Limits limits;
  private final CaseKind functions;
  private final CaseKind programs;
  private final CaseKind assertions;
  private final Controls controls;

  /// Whoever is under examination holds a program in memory, of up to 16 MiB; more than a few for
  /// each place only wait.
  private final Semaphore rooms =
      new Semaphore(Math.max(16, 2 * Runtime.getRuntime().availableProcessors()));

  /// @param controlsEvery answers in a language from one control to the next; 0: none
  CodeExaminer(Sandbox sandbox, Limits limits, int controlsEvery) {
    this.sandbox = new PatientSandbox(sandbox);
    this.limits = limits;
    this.functions = new FunctionCases(this.sandbox, limits);
    this.programs = new StdioCases(this.sandbox, limits);
    this.assertions = new AssertionCases(this.sandbox, limits);
    this.controls = new Controls(programs, functions, controlsEvery);
  }

  @Override
  public Evidence examine(Answer answer) throws InterruptedException {
    var instruction = answer.getAssignment().getInstruction();
    var code = CodeBlock.of(answer.getText(), instruction);
    if (code.isEmpty()) {
      return Evidence.none("there is no program in the answer");
    }
    var language = code.get().language();
    if (language.isEmpty()) {
      return Evidence.none("programs in " + code.get().tag() + " are not run");
    }
    var found = new Findings(code.get(), language.get(), instruction, limits);
    if (instruction.getCases().isEmpty()) {
      return check(found);
    }
    var objection = controls.objection(language.get());
    return objection.isPresent()
        ? found.evidence(List.of(new Trial.Unclear(objection.get(), null)))
        : found.evidence(trials(found));
  }

  private List<Trial> trials(Findings found) throws InterruptedException {
    rooms.acquire();
    try {
      return tried(found);
    } finally {
      rooms.release();
    }
  }

  private List<Trial> tried(Findings found) throws InterruptedException {
    var builds = new HashMap<CaseKind, Build>();
    var trials = new ArrayList<Trial>();
    for (Case check : found.instruction().getCases()) {
      var kind = kind(check);
      var build = builds.get(kind);
      if (build == null) {
        build = kind.build(found.submission());
        builds.put(kind, build);
      }
      trials.add(attempt(kind, build, found, check));
      if (trials.getLast().atALimit() || build instanceof Build.Broken) {
        break;
      }
    }
    return trials;
  }

  private static Trial attempt(CaseKind kind, Build build, Findings found, Case check)
      throws InterruptedException {
    return switch (build) {
      case Build.Ready ready -> kind.attempt(ready, found.submission(), check);
      case Build.Broken(var run) when run.ending().conclusive() ->
          new Trial.Failed(
              "(the compiler)",
              "a program that compiles",
              Complaint.of(run, found.language(), "answer"),
              run);
      case Build.Broken(var run) -> Trial.Unclear.of(run);
    };
  }

  private CaseKind kind(Case check) {
    if (check.getAssertion().isPresent()) {
      return assertions;
    }
    return check.getStdout().isPresent() ? programs : functions;
  }

  private Evidence check(Findings found) throws InterruptedException {
    if (!found.code().tagged()) {
      return Evidence.none("no cases to run");
    }
    var compiled = compiled(found);
    if (compiled.isEmpty() || compiled.get().ending() != Run.Ending.NONZERO_EXIT) {
      return Evidence.none("no cases to run");
    }
    var error = Shortened.of(Complaint.of(compiled.get(), found.language(), "answer"));
    var verification =
        Verification.newBuilder(found.verification(List.of(), "it does not compile: " + error))
            .setVerdict(Verdict.FAIL)
            .setMethod(Findings.EXECUTION)
            .setBackend(compiled.get().backend())
            .setInterpreter(compiled.get().interpreter())
            .build();
    return new Evidence(verification, "The program does not compile: " + error);
  }

  /// The compiler's run; empty where nothing is compiled, or nothing came in its way.
  private Optional<Run> compiled(Findings found) throws InterruptedException {
    var language = found.language();
    var checker = language.answers().checker();
    if (checker.isEmpty()) {
      return language.program().compiled()
          ? broken(sandbox.build(new Source(language.name(), found.code().source())))
          : Optional.empty();
    }
    return switch (sandbox.build(new Source(language.name(), checker.get()))) {
      case Build.Ready ready -> Optional.of(sandbox.run(ready, found.code().source(), limits));
      case Build.Broken(var run) -> Optional.of(run);
    };
  }

  private static Optional<Run> broken(Build build) {
    return build instanceof Build.Broken(var run) ? Optional.of(run) : Optional.empty();
  }
}
