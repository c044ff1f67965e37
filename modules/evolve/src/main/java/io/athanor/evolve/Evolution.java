package io.athanor.evolve;

import io.athanor.core.Ids;
import io.athanor.core.Lineage;
import io.athanor.llm.Reply;
import io.athanor.record.Ancestor;
import io.athanor.record.Instruction;
import io.athanor.record.Usage;
import java.util.ArrayList;
import java.util.List;

/// One step of evolution.
///
/// @param parent what the model was given
/// @param child what it made of it; not in the pool yet
record Evolution(Instruction parent, Instruction child) {

  /// The child of `parent` in the next epoch. Reference answer, entry point and cases belong to the
  /// text they came with: the child has them only if the operator keeps the contract. The passage
  /// stays, in the seed.
  static Evolution of(Instruction parent, Operator operator, String text, Reply reply) {
    return of(parent, operator, text, reply.usage());
  }

  /// A step that came to nothing: its child has an id, and no text.
  static Evolution barren(Instruction parent, Operator operator) {
    return of(parent, operator, "", new Usage(0, 0L, 0L));
  }

  private static Evolution of(Instruction parent, Operator operator, String text, Usage usage) {
    int epoch = parent.getEpoch() + 1;
    var lineage = new ArrayList<>(parent.getLineage());
    lineage.add(new Ancestor(parent.getId(), parent.getOperator().orElse(null)));
    var child =
        Instruction.newBuilder()
            .setId(Ids.child(parent.getId(), operator.name(), epoch))
            .setText(text.strip())
            .setGeneration(epoch)
            .setEpoch(epoch)
            .setOperator(operator.name())
            .setLineage(lineage)
            .setUsage(Lineage.sum(List.of(parent.getUsage(), usage)))
            .setSeed(parent.getSeed());
    if (operator.keepsContract()) {
      child
          .setAnswer(parent.getAnswer().orElse(null))
          .setEntryPoint(parent.getEntryPoint().orElse(null))
          .setCases(parent.getCases());
    }
    return new Evolution(parent, child.build());
  }
}
