package io.athanor.evolve;

import com.fasterxml.jackson.core.type.TypeReference;
import io.athanor.llm.Chat;
import io.athanor.llm.Prompt;
import io.athanor.llm.Shape;
import io.athanor.record.Instruction;
import io.athanor.record.Kind;
import java.util.Map;

/// What the model makes of an instruction.
///
/// @param instruction the new one
record Rewrite(String instruction) {
  static final Shape<Rewrite> SHAPE = Shape.of("evolved_instruction", Rewrite.class);

  private static final Prompt PROMPT = Prompt.load(Rewrite.class, "evolve/rewrite");
  private static final Map<Kind, String> KINDS =
      Yaml.read("prompts/evolve/kinds.yaml", new TypeReference<Map<Kind, String>>() {});

  /// Asks for a rewrite. A seed's passage goes along: what is asked must stay answerable from it.
  static Chat chat(Operator operator, Instruction parent) {
    var seed = parent.getSeed();
    return PROMPT.fill(
        Map.of(
            "passage", seed.getContext().orElse(""),
            "instruction", parent.getText(),
            "operator", operator.text().strip(),
            "kind", KINDS.getOrDefault(seed.getKind(), "")));
  }
}
