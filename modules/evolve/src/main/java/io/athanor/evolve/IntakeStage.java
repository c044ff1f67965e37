package io.athanor.evolve;

import io.athanor.core.Ids;
import io.athanor.core.Never;
import io.athanor.core.Outcome;
import io.athanor.core.Stage;
import io.athanor.record.Instruction;
import io.athanor.record.Seed;
import io.athanor.record.Usage;

/// Seeds to instructions of generation 0, which keep the seed's own evidence: reference answer,
/// entry point, cases.
///
/// A seed with a blank prompt is rejected as `empty_prompt`.
public final class IntakeStage implements Stage<Seed, Instruction, Never> {

  @Override
  public Outcome<Instruction, Never> apply(Seed seed) {
    return seed.getPrompt().isBlank()
        ? Outcome.reject("empty_prompt", "the seed's prompt is empty", seed)
        : Outcome.pass(instruction(seed));
  }

  static Instruction instruction(Seed seed) {
    return Instruction.newBuilder()
        .setId(Ids.seed(seed))
        .setText(seed.getPrompt())
        .setAnswer(seed.getAnswer().orElse(null))
        .setEntryPoint(seed.getEntryPoint().orElse(null))
        .setCases(seed.getCases())
        .setUsage(new Usage(0, 0L, 0L))
        .setSeed(seed)
        .build();
  }
}
