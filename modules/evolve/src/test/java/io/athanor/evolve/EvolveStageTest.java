package io.athanor.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.core.Ids;
import io.athanor.core.Lineage;
import io.athanor.core.Outcome;
import io.athanor.core.Outcome.Pass;
import io.athanor.core.Outcome.Reject;
import io.athanor.core.Outcome.SendBack;
import io.athanor.core.TryAgainLater;
import io.athanor.llm.Reply;
import io.athanor.record.Ancestor;
import io.athanor.record.Assignment;
import io.athanor.record.Instruction;
import io.athanor.record.Kind;
import io.athanor.testkit.FakeModel;
import io.athanor.testkit.Samples;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvolveStageTest {
  private static final Map<String, Double> ONLY_DEEPEN =
      Map.of(
          "add_constraints", 0.0,
          "concretize", 0.0,
          "more_reasoning_steps", 0.0,
          "complicate_input", 0.0,
          "breadth", 0.0);
  private static final Instruction SEEDLING =
      Samples.instruction(Samples.mathSeed("s1", "What is the area of a square of side 3?", "9"));
  private static final String GOOD =
      "{\"instruction\": \"A square of side 3 loses its corners to circles; what area is left?\"}";
  private static final String REFUSED = "{\"instruction\": \"Sorry, that is not possible.\"}";

  @Test
  void assignsANewInstructionAndSendsItsChildToThePool() throws Exception {
    // Given
    var model = FakeModel.saying(GOOD);

    // When
    var outcome = evolve(model, SEEDLING, 1);

    // Then
    assertThat(outcome.parts()).hasSize(2);
    assertThat(outcome.parts().getFirst()).isEqualTo(new Pass<>(assignment(SEEDLING)));
    var child = sentBack(outcome);
    assertThat(child.getId()).isEqualTo(Ids.child("s1", "deepen", 1));
    assertThat(child.getText()).startsWith("A square of side 3 loses");
    assertThat(child.getGeneration()).isEqualTo(1);
    assertThat(child.getEpoch()).isEqualTo(1);
    assertThat(child.getOperator()).contains("deepen");
    assertThat(child.getLineage()).containsExactly(new Ancestor("s1", null));
    assertThat(child.getUsage()).isEqualTo(Samples.usage());
  }

  @Test
  void neverGivesAChildTheEvidenceOfItsParent() throws Exception {
    // Given
    var seed = Samples.codeSeed("s1", "Double a number.", "twice", Samples.call("[2]", "4"));
    var parent = Instruction.newBuilder(Samples.instruction(seed)).setAnswer("x * 2").build();

    // When
    var child = sentBack(evolve(FakeModel.saying(GOOD), parent, 1));

    // Then
    assertThat(child.getAnswer()).isEmpty();
    assertThat(child.getEntryPoint()).isEmpty();
    assertThat(child.getCases()).isEmpty();
  }

  @Test
  void givesAChildTheEvidenceOfItsParentWhereTheOperatorKeepsTheContract() {
    // Given
    var parent =
        Samples.instruction(
            Samples.codeSeed("s1", "Double a number.", "twice", Samples.call("[2]", "4")));
    var operator = new Operator("rephrase", 1, Set.of(Kind.CODE), true, "Rephrase it.");
    var reply = new Reply("", null, Reply.Finish.STOP, "fake", Samples.usage());

    // When
    var child = Evolution.of(parent, operator, "Return twice the number.", reply).child();

    // Then
    assertThat(child.getEntryPoint()).contains("twice");
    assertThat(child.getCases()).isEqualTo(parent.getCases());
  }

  @Test
  void assignsWithoutAskingWhereNoGenerationIsLeft() throws Exception {
    // Given
    var model = FakeModel.saying();

    // When
    var outcome = evolve(model, SEEDLING, 0);

    // Then
    assertThat(outcome).isEqualTo(Outcome.pass(assignment(SEEDLING)));
    assertThat(model.asked()).isEmpty();
  }

  @Test
  void evolvesAChildInItsTurnWithItsWholeLineage() throws Exception {
    // Given
    var child = sentBack(evolve(FakeModel.saying(GOOD), SEEDLING, 2));

    // When
    var outcome = evolve(FakeModel.saying("{\"instruction\":\"Something harder yet.\"}"), child, 2);

    // Then
    var grandchild = sentBack(outcome);
    assertThat(outcome.parts().getFirst()).isEqualTo(new Pass<>(assignment(child)));
    assertThat(grandchild.getGeneration()).isEqualTo(2);
    assertThat(grandchild.getLineage())
        .containsExactly(new Ancestor("s1", null), new Ancestor(child.getId(), "deepen"));
    assertThat(grandchild.getUsage())
        .isEqualTo(Lineage.sum(List.of(Samples.usage(), Samples.usage())));
  }

  @Test
  void rejectsAnEliminatedChildUnderItsOwnIdAndKeepsTheParentInThePool() throws Exception {
    // When
    var outcome = evolve(FakeModel.saying(REFUSED), SEEDLING, 2);

    // Then
    assertThat(outcome.parts()).hasSize(3);
    assertThat(outcome.parts().get(0)).isEqualTo(new Pass<>(assignment(SEEDLING)));
    var reject = (Reject<?, ?>) outcome.parts().get(1);
    assertThat(reject.rule()).isEqualTo("refusal");
    assertThat(Lineage.id(reject.record())).isEqualTo(Ids.child("s1", "deepen", 1));
    assertThat(sentBack(outcome)).isEqualTo(Instruction.newBuilder(SEEDLING).setEpoch(1).build());
  }

  @Test
  void triesTheParentAgainUnderTheNextEpochWithoutAssigningItTwice() throws Exception {
    // Given
    var waiting = Instruction.newBuilder(SEEDLING).setEpoch(1).build();

    // When
    var outcome = evolve(FakeModel.saying(GOOD), waiting, 2);

    // Then
    assertThat(outcome.parts()).hasSize(1);
    assertThat(sentBack(outcome).getId()).isEqualTo(Ids.child("s1", "deepen", 2));
    assertThat(sentBack(outcome).getGeneration()).isEqualTo(2);
  }

  @Test
  void leavesOnlyARejectionWhereTheLastTryFails() throws Exception {
    // Given
    var waiting = Instruction.newBuilder(SEEDLING).setEpoch(1).build();

    // When
    var outcome = evolve(FakeModel.saying(REFUSED), waiting, 2);

    // Then
    assertThat(outcome.parts()).singleElement().isInstanceOf(Reject.class);
  }

  @Test
  void rejectsAnInstructionThatWaitsForAGenerationThatWasTakenAway() throws Exception {
    // Given
    var waiting = Instruction.newBuilder(SEEDLING).setEpoch(1).build();

    // When
    var outcome = evolve(FakeModel.saying(), waiting, 1);

    // Then
    assertThat(outcome.parts())
        .singleElement()
        .isInstanceOfSatisfying(
            Reject.class, reject -> assertThat(reject.rule()).isEqualTo("no_generation_left"));
  }

  @Test
  void asksTheSameWhenItIsAskedAgain() throws Exception {
    // Given
    var model = FakeModel.saying(GOOD, GOOD);
    var stage = new EvolveStage(model, EvolveSettings.DEFAULT);

    // When
    var first = stage.apply(SEEDLING);
    var second = stage.apply(SEEDLING);

    // Then
    assertThat(second).isEqualTo(first);
    assertThat(model.asked().get(1)).isEqualTo(model.asked().get(0));
  }

  @Test
  void assignsAnInstructionOfWhichTheModelMakesNothing() throws Exception {
    // Given three tries and the repair of each
    var model = FakeModel.saying("a", "b", "c", "d", "e", "f");

    // When
    var outcome = evolve(model, SEEDLING, 2);

    // Then
    assertThat(outcome.parts()).hasSize(3);
    assertThat(outcome.parts().get(0)).isEqualTo(new Pass<>(assignment(SEEDLING)));
    assertThat(outcome.parts().get(1))
        .isInstanceOfSatisfying(
            Reject.class,
            reject -> {
              assertThat(reject.rule()).isEqualTo("no_child");
              assertThat(Lineage.id(reject.record())).isEqualTo(Ids.child("s1", "deepen", 1));
            });
    assertThat(outcome.parts().get(2))
        .isEqualTo(new SendBack<>(Instruction.newBuilder(SEEDLING).setEpoch(1).build()));
  }

  @Test
  void takesAUsableReplyOfALaterTry() throws Exception {
    // Given
    var model = FakeModel.saying("a", "b", GOOD);

    // When
    var outcome = evolve(model, SEEDLING, 1);

    // Then
    assertThat(sentBack(outcome).getText()).startsWith("A square of side 3 loses");
  }

  @Test
  void waitsForAnEndpointThatIsDown() {
    // Given
    var stage =
        new EvolveStage(
            _ -> {
              throw TryAgainLater.endpoint("down", null);
            },
            new EvolveSettings(1, ONLY_DEEPEN));

    // Then
    assertThatThrownBy(() -> stage.apply(SEEDLING)).isInstanceOf(TryAgainLater.class);
  }

  private static Outcome<Assignment, Instruction> evolve(
      FakeModel model, Instruction parent, int generations) throws InterruptedException {
    return new EvolveStage(model, new EvolveSettings(generations, ONLY_DEEPEN)).apply(parent);
  }

  private static Assignment assignment(Instruction instruction) {
    return new Assignment(Ids.assignment(instruction.getId(), 0), 0, List.of(), instruction);
  }

  private static Instruction sentBack(Outcome<Assignment, Instruction> outcome) {
    return outcome.parts().stream()
        .filter(part -> part instanceof SendBack)
        .map(part -> ((SendBack<Assignment, Instruction>) part).again())
        .findFirst()
        .orElseThrow();
  }
}
