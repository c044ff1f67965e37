package io.athanor.evolve;

import io.athanor.core.Outcome;
import io.athanor.core.Stage;
import io.athanor.llm.ChatModel;
import io.athanor.llm.Structured;
import io.athanor.record.Assignment;
import io.athanor.record.Instruction;

/// Instructions to assignments, and to harder instructions: Evol-Instruct (WizardLM).
///
/// The topic of instructions is the pool. What comes of an instruction there:
///
/// | in the pool | outcome |
/// | --- | --- |
/// | new (`epoch == generation`) | its assignment passes on, round 0 |
/// | and generations remain | an operator is chosen, the model rewrites; the child is sent back to the pool with the next epoch |
/// | but the child is eliminated | the child is rejected under its own id with the rule's name; while generations remain the parent is sent back with the next epoch, to be tried once more |
///
/// The choice of the operator is a hash of id and epoch: a repeat asks the same.
public final class EvolveStage implements Stage<Instruction, Assignment, Instruction> {
  private final ChatModel evolver;
  private final int generations;
  private final Operators operators;

  public EvolveStage(ChatModel evolver, EvolveSettings settings) {
    this.evolver = evolver;
    this.generations = settings.generations();
    this.operators = Operators.weighted(settings.weights());
  }

  @Override
  public Outcome<Assignment, Instruction> apply(Instruction parent) throws InterruptedException {
    if (parent.getEpoch() >= generations) {
      return Pool.last(parent);
    }
    var operator = operators.choose(parent);
    var evolved = Structured.ask(evolver, Rewrite.chat(operator, parent), Rewrite.SHAPE);
    var evolution = Evolution.of(parent, operator, evolved.value().instruction(), evolved.reply());
    return Pool.next(evolution, generations);
  }
}
