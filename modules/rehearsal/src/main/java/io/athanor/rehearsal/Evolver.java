package io.athanor.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/// Makes another instruction out of one, as the operator in the prompt says.
///
/// About one parent in ten, told by its text, is met by one of the ways in which models fail at
/// this: no change, a refusal, words of the prompt in the reply. It fails again for that parent
/// whenever it is asked.
final class Evolver {
  private static final int ONE_IN = 30;

  private final Knowledge knowledge;
  private final Evolution evolution;
  private final Questioner questioner;

  Evolver(Knowledge knowledge, Evolution evolution, Questioner questioner) {
    this.knowledge = knowledge;
    this.evolution = evolution;
    this.questioner = questioner;
  }

  /// `{"instruction": …}`
  JsonNode evolve(ChatRequest request) {
    var blocks = Blocks.of(request.user());
    String parent = blocks.first("instruction").orElse(request.user());
    String prompt = request.system() + "\n" + blocks.prose();
    String child =
        switch (Hash.below(ONE_IN, "evolution\0" + Words.normalised(parent))) {
          case 0 -> parent;
          case 1 -> "I'm sorry, but I cannot rewrite this instruction.";
          case 2 -> "#Rewritten Prompt#: " + evolved(parent, prompt, blocks.first("passage"));
          default -> evolved(parent, prompt, blocks.first("passage"));
        };
    return JsonNodeFactory.instance.objectNode().put("instruction", child);
  }

  private String evolved(String parent, String prompt, Optional<String> passage) {
    var kind =
        knowledge
            .within(parent)
            .map(Knowledge.Entry::kind)
            .orElseGet(() -> Kind.guess(parent, prompt));
    var operator = evolution.named(prompt, parent);
    return operator.invents()
        ? passage
            .flatMap(text -> questioner.another(text, parent))
            .orElseGet(() -> invented(kind, parent))
        : added(operator, kind, parent);
  }

  private String invented(Kind kind, String parent) {
    var others =
        knowledge.inventions(kind).stream().filter(other -> !other.equals(parent)).toList();
    return Hash.choose(others, "invent", parent);
  }

  private String added(Evolution.Operator operator, Kind kind, String parent) {
    var fresh =
        operator.additions(kind).stream().filter(add -> !parent.contains(add.ask())).toList();
    if (fresh.isEmpty()) {
      return parent + " Then do the same once more for a second case that differs in one point.";
    }
    String ask = Hash.choose(fresh, "add", parent).ask();
    return parent + (ask.contains("\n") ? "\n\n" : " ") + ask;
  }
}
