package io.athanor.evolve;

import io.athanor.core.Ids;
import io.athanor.core.Outcome;
import io.athanor.core.rule.Rule;
import io.athanor.record.Assignment;
import io.athanor.record.Instruction;
import java.util.List;
import java.util.Optional;

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
    var parent = evolution.parent();
    var bred = bred(evolution, generations);
    return isNew(parent)
        ? Outcome.<Assignment, Instruction>pass(assignment(parent)).and(bred)
        : bred;
  }

  private static Outcome<Assignment, Instruction> bred(Evolution evolution, int generations) {
    Optional<Rule.Objection> objection = Rule.first(Eliminations.RULES, evolution);
    if (objection.isEmpty()) {
      return Outcome.sendBack(evolution.child());
    }
    Outcome<Assignment, Instruction> eliminated =
        Outcome.reject(objection.get().rule(), objection.get().reason(), evolution.child());
    int epoch = evolution.parent().getEpoch() + 1;
    return epoch < generations
        ? eliminated.and(
            Outcome.sendBack(Instruction.newBuilder(evolution.parent()).setEpoch(epoch).build()))
        : eliminated;
  }

  private static boolean isNew(Instruction instruction) {
    return instruction.getEpoch() == instruction.getGeneration();
  }

  private static Assignment assignment(Instruction instruction) {
    return new Assignment(Ids.assignment(instruction.getId(), 0), 0, List.of(), instruction);
  }
}
