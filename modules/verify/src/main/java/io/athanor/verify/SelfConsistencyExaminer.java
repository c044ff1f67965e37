package io.athanor.verify;

import io.athanor.record.Answer;
import io.athanor.verify.maths.FinalValue;
import io.athanor.verify.maths.Majority;
import java.util.Optional;

/// Asks for independent answers to a maths problem without a reference answer, and holds the answer
/// against their majority.
///
/// Only values that are stated as final ones count: the last number of a text may be any.
///
/// @param leastShare of the answers that must agree
record SelfConsistencyExaminer(Sampler sampler, double leastShare) implements Examiner {

  @Override
  public Evidence examine(Answer answer) throws InterruptedException {
    var given = stated(answer.getText());
    if (given.isEmpty()) {
      return Evidence.none("there is neither a reference answer nor a final value");
    }
    var instruction = answer.getAssignment().getInstruction();
    var sampled =
        sampler.sample(number -> SamplePrompts.solution(instruction, number, sampler.samples()));
    var majority =
        Majority.of(
            sampled.texts().stream()
                .map(text -> text.flatMap(SelfConsistencyExaminer::stated))
                .toList());
    return SelfConsistency.evidence(given.get(), majority, leastShare).spending(sampled.usage());
  }

  private static Optional<String> stated(String text) {
    return FinalValue.of(text)
        .filter(value -> value.rule() != FinalValue.Rule.LAST_NUMBER)
        .map(FinalValue::text);
  }
}
