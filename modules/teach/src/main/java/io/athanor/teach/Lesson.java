package io.athanor.teach;

import static java.util.stream.Collectors.joining;

import io.athanor.llm.Chat;
import io.athanor.llm.Prompt;
import io.athanor.record.Assignment;
import io.athanor.record.Attempt;
import io.athanor.record.Kind;
import java.util.HashMap;
import java.util.Map;

/// What the teacher is told: one prompt for each kind of instruction.
final class Lesson {
  private static final Prompt GENERAL = Prompt.load(Lesson.class, "teach/general");
  private static final Prompt CODE = Prompt.load(Lesson.class, "teach/code");
  private static final Prompt MATH = Prompt.load(Lesson.class, "teach/math");

  private Lesson() {}

  /// The instruction with all that belongs to it: the seed's system message, its passage, the
  /// function that will be called, and the earlier attempts, oldest first, each with its feedback.
  static Chat chat(Assignment assignment) {
    var instruction = assignment.getInstruction();
    var seed = instruction.getSeed();
    var places =
        new HashMap<>(
            Map.of(
                "persona", seed.getSystem().orElse(""),
                "passage", seed.getContext().orElse(""),
                "instruction", instruction.getText(),
                "attempts",
                    assignment.getAttempts().stream().map(Lesson::blocks).collect(joining("\n"))));
    if (seed.getKind() == Kind.CODE) {
      places.put("entry_point", instruction.getEntryPoint().orElse(""));
    }
    return prompt(seed.getKind()).fill(places);
  }

  private static Prompt prompt(Kind kind) {
    return switch (kind) {
      case GENERAL -> GENERAL;
      case CODE -> CODE;
      case MATH -> MATH;
    };
  }

  private static String blocks(Attempt attempt) {
    return Prompt.block("attempt", attempt.getAnswer())
        + "\n"
        + Prompt.block("feedback", attempt.getFeedback());
  }
}
