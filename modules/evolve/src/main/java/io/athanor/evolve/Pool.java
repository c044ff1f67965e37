package io.athanor.evolve;

import io.athanor.core.Ids;
import io.athanor.core.Outcome;
import io.athanor.core.rule.Rule;
import io.athanor.record.Assignment;
import io.athanor.record.Instruction;
import java.util.List;

/// What becomes of an instruction in the pool.
final class Pool {
  private Pool() {}

  /// Of one for which no generation is left. It was assigned already if it is here again, which
  /// happens only where the number of generations was lowered meanwhile.
  static Outcome<Assignment, Instruction> last(Instruction parent) {
    return isNew(parent)
        ? Outcome.pass(assignment(parent))
        : Outcome.reject(
            "no_generation_left",
            "it was to be evolved in epoch "
                + (parent.getEpoch() + 1)
                + ", and there are fewer generations now",
            parent);
  }

  /// Of one that was rewritten.
  static Outcome<Assignment, Instruction> next(Evolution evolution, int generations) {
    return Rule.first(Eliminations.RULES, evolution)
        .map(found -> eliminated(evolution, found.rule(), found.reason(), generations))
        .orElseGet(() -> withAssignment(evolution.parent(), Outcome.sendBack(evolution.child())));
  }

  /// Of one of which the model made nothing.
  static Outcome<Assignment, Instruction> barren(
      Evolution evolution, String reason, int generations) {
    return eliminated(evolution, "no_child", reason, generations);
  }

  private static Outcome<Assignment, Instruction> eliminated(
      Evolution evolution, String rule, String reason, int generations) {
    Outcome<Assignment, Instruction> rejected = Outcome.reject(rule, reason, evolution.child());
    int epoch = evolution.parent().getEpoch() + 1;
    return withAssignment(
        evolution.parent(),
        epoch < generations
            ? rejected.and(
                Outcome.sendBack(
                    Instruction.newBuilder(evolution.parent()).setEpoch(epoch).build()))
            : rejected);
  }

  private static Outcome<Assignment, Instruction> withAssignment(
      Instruction parent, Outcome<Assignment, Instruction> bred) {
    return isNew(parent)
        ? Outcome.<Assignment, Instruction>pass(assignment(parent)).and(bred)
        : bred;
  }

  private static boolean isNew(Instruction instruction) {
    return instruction.getEpoch() == instruction.getGeneration();
  }

  private static Assignment assignment(Instruction instruction) {
    return new Assignment(Ids.assignment(instruction.getId(), 0), 0, List.of(), instruction);
  }
}
