package io.athanor.critique;

import io.athanor.llm.Chat;
import io.athanor.llm.Prompt;
import io.athanor.llm.Shape;
import io.athanor.record.Answer;
import java.util.List;
import java.util.Map;

/// What the judge says of an answer.
///
/// @param scores axis of the rubric to 1-5
/// @param findings what it remarked, each on its own
/// @param feedback what to mend, for the writer
record Judgement(Map<String, Integer> scores, List<String> findings, String feedback) {
  static final Shape<Judgement> SHAPE = Shape.of("critique", Judgement.class);

  private static final Prompt PROMPT = Prompt.load(Judgement.class, "critique/judge");

  /// Asks for a judgement. The judge sees what the teacher saw, and the reference answer where the
  /// instruction has one of its own.
  static Chat chat(Answer answer) {
    var instruction = answer.getAssignment().getInstruction();
    return PROMPT.fill(
        Map.of(
            "persona", instruction.getSeed().getSystem().orElse(""),
            "passage", instruction.getSeed().getContext().orElse(""),
            "instruction", instruction.getText(),
            "reference", instruction.getAnswer().orElse(""),
            "reasoning", answer.getReasoning().orElse(""),
            "answer", answer.getText()));
  }

  double mean() {
    return scores.values().stream().mapToInt(Integer::intValue).average().orElse(0);
  }
}
