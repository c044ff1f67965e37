package io.athanor.verify;

import io.athanor.core.Lineage;
import io.athanor.record.Answer;
import io.athanor.record.Assignment;
import io.athanor.record.Case;
import io.athanor.record.Instruction;
import io.athanor.record.Verdict;
import io.athanor.record.Verification;
import io.athanor.sandbox.Build;
import io.athanor.sandbox.Limits;
import io.athanor.sandbox.Sandbox;
import io.athanor.sandbox.language.Language;
import io.athanor.verify.extraction.CodeBlock;
import java.util.List;

/// Makes cases for code whose instruction brings none: a model proposes inputs and solves the task
/// several times; inputs on which its solutions agree become cases, and the answer is run on them.
///
/// The answer under examination has no vote, and no solution sees it. Nothing is asked about an
/// answer that cannot be run here, nor where the instruction does not say what could be run.
final class AgreementExaminer implements Examiner {
  static final String METHOD = "agreement";

  private static final int INPUTS = 10;
  private static final int LONGEST_INPUT = 4000;

  private final CodeExaminer code;
  private final Solutions solutions;
  private final Sampler sampler;
  private final AgreementSettings settings;

  /// @param code runs the answer
  AgreementExaminer(
      CodeExaminer code,
      Sandbox sandbox,
      Limits limits,
      Sampler sampler,
      AgreementSettings settings) {
    this.code = code;
    this.solutions = new Solutions(sandbox, limits);
    this.sampler = sampler;
    this.settings = settings;
  }

  /// What is to be run.
  ///
  /// @param instruction names the function
  private record Task(Instruction instruction, Form form, Language language) {
    Submission submission(CodeBlock code) {
      return new Submission(language, code.source(), instruction.getEntryPoint().orElse(null));
    }
  }

  @Override
  public Evidence examine(Answer answer) throws InterruptedException {
    var compiled = code.examine(answer);
    if (compiled.verification().getVerdict() == Verdict.FAIL) {
      return compiled;
    }
    var instruction = answer.getAssignment().getInstruction();
    var form = Form.of(instruction);
    if (form.isEmpty()) {
      return Evidence.none("no cases to run, and neither a function nor an input is named");
    }
    var wanted = form.get().in(instruction);
    var program = CodeBlock.of(answer.getText(), wanted);
    if (program.isEmpty() || !program.get().tagged() || program.get().language().isEmpty()) {
      return compiled;
    }
    var task = new Task(wanted, form.get(), program.get().language().get());
    return switch (solutions.build(task.form(), task.submission(program.get()))) {
      case Build.Broken(var run) -> Evidence.none(run.detail());
      case Build.Ready _ when !isDefined(task, program.get().source()) ->
          Evidence.none("no cases to run, and the function that is named is not there");
      case Build.Ready _ -> examine(answer, task);
    };
  }

  private Evidence examine(Answer answer, Task task) throws InterruptedException {
    var proposed =
        sampler.ask(
            SamplePrompts.inputs(task.instruction(), task.form(), INPUTS),
            SamplePrompts.Inputs.SHAPE);
    var inputs = usable(proposed.value().map(SamplePrompts.Inputs::inputs).orElse(List.of()), task);
    if (inputs.size() < settings.minCases()) {
      return Evidence.none(
              "no cases to run: %d inputs were proposed, and %d are needed"
                  .formatted(inputs.size(), settings.minCases()))
          .spending(proposed.usage());
    }
    var sampled =
        sampler.sample(number ->
            SamplePrompts.program(task.instruction(), task.language(), number, sampler.samples()));
    var usage = Lineage.sum(List.of(proposed.usage(), sampled.usage()));
    var solved =
        sampled.texts().stream()
            .flatMap(text -> text.flatMap(told -> CodeBlock.of(told, task.instruction())).stream())
            .filter(one -> one.language().filter(task.language()::equals).isPresent())
            .map(task::submission)
            .toList();
    var outputs = solutions.outputs(task.form(), solved, inputs);
    var agreed =
        AgreedCases.of(task.form(), task.language(), inputs, outputs, settings.minCodeShare());
    return judged(answer, task, agreed, inputs.size(), solved.size()).spending(usage);
  }

  private Evidence judged(Answer answer, Task task, AgreedCases agreed, int inputs, int solved)
      throws InterruptedException {
    int cases = agreed.cases().size();
    var by = "%d independent solutions agree on %d of %d inputs".formatted(solved, cases, inputs);
    if (cases < settings.minCases()) {
      return Evidence.of(Verdict.UNKNOWN, METHOD, 0, cases, by + ", too few to tell by", "");
    }
    var instruction = Instruction.newBuilder(task.instruction()).setCases(agreed.cases()).build();
    var assignment =
        Assignment.newBuilder(answer.getAssignment()).setInstruction(instruction).build();
    var evidence = code.examine(Answer.newBuilder(answer).setAssignment(assignment).build());
    var verification =
        Verification.newBuilder(evidence.verification())
            .setMethod(METHOD)
            .setAgreement(agreed.share())
            .setTotal(cases)
            .setDetail(by + "; by these, " + evidence.verification().getDetail())
            .build();
    return new Evidence(verification, worded(evidence.feedback()));
  }

  private static String worded(String feedback) {
    return feedback.isEmpty()
        ? ""
        : "The task brings no tests. Independent solutions of it were run, and what is expected below"
            + " is what they agree on; where the task itself says otherwise, follow the task.\n"
            + feedback;
  }

  private static List<Case> usable(List<String> proposed, Task task) {
    return proposed.stream()
        .filter(text -> text.length() <= LONGEST_INPUT)
        .flatMap(text -> task.form().input(text).stream())
        .distinct()
        .limit(INPUTS)
        .toList();
  }

  /// An entry point of the instruction's own must be there; one that was told from its text may
  /// have been misread.
  private static boolean isDefined(Task task, String source) {
    return !(task.form() instanceof Form.Function(var name))
        || task.language().definitionOf(name).matcher(source).find();
  }
}
