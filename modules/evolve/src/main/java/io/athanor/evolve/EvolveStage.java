package io.athanor.evolve;

import io.athanor.core.Outcome;
import io.athanor.core.Stage;
import io.athanor.core.TryAgainLater;
import io.athanor.llm.ChatModel;
import io.athanor.llm.RequestRefused;
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
///
/// An instruction always reaches the teacher. An evolver that has no usable reply to it, or refuses
/// the request, costs it a child (`no_child`), not its assignment; only an endpoint that is down
/// holds it up.
public final class EvolveStage implements Stage<Instruction, Assignment, Instruction> {
  private static final int TRIES = 3;

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
    for (int tries = 1; ; tries++) {
      try {
        return Pool.next(evolve(operator, parent), generations);
      } catch (RequestRefused e) {
        return Pool.barren(Evolution.barren(parent, operator), reason(e), generations);
      } catch (TryAgainLater e) {
        if (e.about() == TryAgainLater.About.ENDPOINT) {
          throw e;
        }
        if (tries == TRIES) {
          return Pool.barren(Evolution.barren(parent, operator), reason(e), generations);
        }
      }
    }
  }

  private Evolution evolve(Operator operator, Instruction parent) throws InterruptedException {
    var evolved = Structured.ask(evolver, Rewrite.chat(operator, parent), Rewrite.SHAPE);
    return Evolution.of(parent, operator, evolved.value().instruction(), evolved.reply());
  }

  private static String reason(RuntimeException fault) {
    return "the evolver made nothing of its parent: " + fault.getMessage();
  }
}
