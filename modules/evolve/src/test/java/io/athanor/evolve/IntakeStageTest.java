package io.athanor.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.Ids;
import io.athanor.core.Outcome;
import io.athanor.record.Instruction;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import io.athanor.testkit.Samples;
import org.junit.jupiter.api.Test;

class IntakeStageTest {
  private final IntakeStage stage = new IntakeStage();

  @Test
  void makesTheInstructionOfGenerationZeroWithTheSeedsOwnEvidence() {
    // Given
    var seed = Samples.codeSeed("s1", "Double a number.", "twice", Samples.call("[2]", "4"));

    // When
    var instruction = passed(seed);

    // Then
    assertThat(instruction).isEqualTo(Samples.instruction(seed));
    assertThat(instruction.getCases()).hasSize(1);
    assertThat(instruction.getGeneration()).isZero();
    assertThat(instruction.getEpoch()).isZero();
    assertThat(instruction.getLineage()).isEmpty();
  }

  @Test
  void givesASeedWithoutAnIdTheHashOfItsContent() {
    // Given
    var seed = Samples.mathSeed("", "What is 2 + 2?", "4");

    // When
    var instruction = passed(seed);

    // Then
    assertThat(instruction.getId()).isEqualTo(Ids.seed(seed)).isNotBlank();
    assertThat(instruction.getAnswer()).contains("4");
  }

  @Test
  void rejectsASeedThatAsksNothing() {
    // Given
    var seed = Samples.seed("s1", " \n", Kind.GENERAL);

    // When
    var outcome = stage.apply(seed);

    // Then
    assertThat(outcome.parts())
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Reject.class,
            reject -> {
              assertThat(reject.rule()).isEqualTo("empty_prompt");
              assertThat(reject.record()).isSameAs(seed);
            });
  }

  private Instruction passed(Seed seed) {
    return switch (stage.apply(seed).parts().getFirst()) {
      case Outcome.Pass(var instruction) -> instruction;
      case Outcome.SendBack<?, ?> _, Outcome.Reject<?, ?> _ -> throw new AssertionError("no pass");
    };
  }
}
