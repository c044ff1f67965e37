package io.athanor.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.llm.Prompt;
import io.athanor.record.Instruction;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.testkit.Samples;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RewriteTest {

  @ParameterizedTest
  @EnumSource(Kind.class)
  void saysWhatEveryOperatorDoesAndWhatTheKindDemands(Kind kind) {
    for (Operator operator : Operators.weighted(Map.of()).all()) {
      // When
      var chat = Rewrite.chat(operator, Samples.instruction(Samples.seed("s1", "Why?", kind)));

      // Then
      assertThat(chat.user())
          .contains(Prompt.block("instruction", "Why?"))
          .contains(operator.text().strip())
          .contains(
              switch (kind) {
                case GENERAL -> "in prose";
                case CODE -> "programming task";
                case MATH -> "one final value";
              })
          .doesNotContain("{{")
          .doesNotContain("<passage-");
    }
  }

  @Test
  void showsThePassageThatTheInstructionIsAbout() {
    // Given
    var seed =
        Seed.newBuilder(Samples.seed("s1", "Why is the sky blue?", Kind.GENERAL))
            .setContext("Air scatters blue light more than red.")
            .build();
    Instruction instruction = Samples.instruction(seed);

    // When
    var chat = Rewrite.chat(Operators.weighted(Map.of()).choose(instruction), instruction);

    // Then
    assertThat(chat.user())
        .contains(Prompt.block("passage", "Air scatters blue light more than red."));
  }
}
