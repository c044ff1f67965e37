package io.athanor.verify;

import io.athanor.record.Instruction;
import io.athanor.record.Verdict;
import io.athanor.record.Verification;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Run;
import io.athanor.sandbox.language.Language;
import io.athanor.verify.extraction.CodeBlock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A program that was found in an answer, and what its trials prove. Pure.
record Findings(CodeBlock code, Language language, Instruction instruction, Limits limits) {
  static final String EXECUTION = "execution";
  static final String ASSERTIONS = "assertions";

  /// One case failed is a failure, whatever became of the others; all passed is a pass; else nobody
  /// can tell.
  Evidence evidence(List<Trial> trials) {
    for (int i = 0; i < trials.size(); i++) {
      if (trials.get(i) instanceof Trial.Failed failed) {
        var why =
            "case %d of %d: expected %s, got %s"
                .formatted(i + 1, instruction.getCases().size(), failed.expected(), failed.got());
        return new Evidence(verification(trials, why), feedback(failed, passed(trials)));
      }
    }
    var unclear =
        trials.stream()
            .flatMap(trial -> trial instanceof Trial.Unclear(var why, _) ? Stream.of(why) : null)
            .findFirst();
    return new Evidence(verification(trials, unclear.orElse("all cases passed")), "");
  }

  Submission submission() {
    return new Submission(language, code.source(), instruction.getEntryPoint().orElse(null));
  }

  Verification verification(List<Trial> trials, String why) {
    var runs = trials.stream().flatMap(trial -> trial.ran().stream()).toList();
    return Verification.newBuilder()
        .setVerdict(verdict(trials))
        .setMethod(method())
        .setBackend(last(runs).map(Run::backend).orElse(null))
        .setPassed(passed(trials))
        .setTotal(trials.size())
        .setDetail(why)
        .setLanguage(language.name())
        .setInterpreter(last(runs).map(Run::interpreter).orElse(null))
        .setExtraction(code.rule().inRecord())
        .setLimits(Records.of(limits))
        .setTrials(
            trials.stream()
                .flatMap(trial -> trial.ran().map(run -> Records.of(verdict(trial), run)).stream())
                .toList())
        .build();
  }

  /// One assertion among the cases makes all of it weaker evidence.
  private String method() {
    return instruction.getCases().stream().anyMatch(check -> check.getAssertion().isPresent())
        ? ASSERTIONS
        : EXECUTION;
  }

  private static Optional<Run> last(List<Run> runs) {
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.getLast());
  }

  private Verdict verdict(List<Trial> trials) {
    if (trials.stream().anyMatch(Trial.Failed.class::isInstance)) {
      return Verdict.FAIL;
    }
    return !trials.isEmpty() && passed(trials) == instruction.getCases().size()
        ? Verdict.PASS
        : Verdict.UNKNOWN;
  }

  private static Verdict verdict(Trial trial) {
    return switch (trial) {
      case Trial.Passed _ -> Verdict.PASS;
      case Trial.Failed _ -> Verdict.FAIL;
      case Trial.Unclear _ -> Verdict.UNKNOWN;
    };
  }

  private static int passed(List<Trial> trials) {
    return (int) trials.stream().filter(Trial.Passed.class::isInstance).count();
  }

  private String feedback(Trial.Failed failed, int passed) {
    return """
    The program was run and failed a test (passed: %d of %d).
    Input: %s
    Expected: %s
    Got: %s
    Find the mistake, mend it, and give the whole program again in one fenced block.\
    """
        .formatted(
            passed, instruction.getCases().size(), failed.input(), failed.expected(), failed.got());
  }
}
