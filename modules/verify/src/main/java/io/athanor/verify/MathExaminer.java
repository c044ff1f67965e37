package io.athanor.verify;

import io.athanor.record.Answer;
import io.athanor.record.Verdict;
import io.athanor.verify.maths.Comparison;
import io.athanor.verify.maths.FinalValue;

/// Compares the final value of a worked solution with the reference answer of its instruction.
/// Pure.
final class MathExaminer implements Examiner {
  static final String METHOD = "reference_answer";

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
      return Evidence.of(Verdict.FAIL, METHOD, 0, 1, "there is no final value", NO_VALUE);
    }
    var wanted = FinalValue.ofReference(reference.get());
    var given = value.get().text();
    var compared =
        "%s (from %s) and the reference answer %s"
            .formatted(Shortened.of(given), value.get().rule().inWords(), Shortened.of(wanted));
    return switch (Comparison.judge(wanted, given)) {
      case PASS -> Evidence.of(Verdict.PASS, METHOD, 1, 1, "equal: " + compared, "");
      case FAIL -> Evidence.of(Verdict.FAIL, METHOD, 0, 1, "not equal: " + compared, NOT_RIGHT);
      case UNKNOWN -> Evidence.of(Verdict.UNKNOWN, METHOD, 0, 1, "cannot compare " + compared, "");
    };
  }
}
