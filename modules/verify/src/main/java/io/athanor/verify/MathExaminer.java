package io.athanor.verify;

import io.athanor.record.Answer;
import io.athanor.record.Verdict;

/// Compares the final value of a worked solution with the reference answer of its instruction.
/// Pure.
final class MathExaminer implements Examiner {
  private static final String METHOD = "reference_answer";
  private static final String NOT_RIGHT =
      "The final value is not right. Go through the steps again one by one, find the mistake, and end"
          + " with a line \"Answer: <value>\".";
  private static final String NO_VALUE =
      "There is no final value. End with a line \"Answer: <value>\".";

  /// The feedback never holds the reference: the teacher is to find it.
  @Override
  public Evidence examine(Answer answer) {
    var reference = answer.getAssignment().getInstruction().getAnswer();
    if (reference.isEmpty()) {
      return Evidence.none("there is no reference answer");
    }
    var value = FinalValue.of(answer.getText());
    if (value.isEmpty()) {
      return Evidence.fail(METHOD, null, 0, 1, "there is no final value", NO_VALUE);
    }
    var given = Shortened.of(value.get());
    var wanted = Shortened.of(reference.get());
    return switch (verdict(reference.get(), value.get())) {
      case PASS -> Evidence.pass(METHOD, null, 1, 1, given + " equals the reference answer");
      case FAIL ->
          Evidence.fail(METHOD, null, 0, 1, "expected " + wanted + ", got " + given, NOT_RIGHT);
      case UNKNOWN ->
          Evidence.unknown(
              METHOD, null, 0, 1, "cannot tell whether " + given + " equals " + wanted);
    };
  }

  /// Where the reference is a whole solution, its final value counts.
  private static Verdict verdict(String reference, String given) {
    boolean solution = reference.contains("####") || reference.contains("\\boxed{");
    var value = solution ? FinalValue.of(reference).orElse(reference) : reference;
    return MathValue.of(value).judge(MathValue.of(given));
  }
}
