package io.athanor.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.athanor.record.Attempt;
import io.athanor.record.Critique;
import io.athanor.record.Document;
import io.athanor.record.Rejection;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class LineageTest {
  private static final Attempt EARLIER =
      new Attempt("critique", "So.", "Say why.", Records.calls(2));
  private static final Critique CRITIQUE =
      new Critique(
          Map.of("clarity", 4),
          List.of(),
          "j",
          Records.calls(1),
          Records.answer(Records.seed("root"), "child", "Because.", EARLIER));

  @Test
  void findsIdAndRootInsideEveryRecordOfTheChain() {
    // Given
    var answer = CRITIQUE.getAnswer();
    var assignment = answer.getAssignment();
    var chain = List.<SpecificRecord>of(CRITIQUE, answer, assignment, assignment.getInstruction());

    // Then
    assertThat(chain).allMatch(record -> Lineage.id(record).equals("child"));
    assertThat(chain).allMatch(record -> Lineage.root(record).equals("root"));
    assertThat(Lineage.root(Records.seed("root"))).isEqualTo("root");
  }

  @Test
  void takesADocumentForItsOwnRoot() {
    // Given
    var document = Document.newBuilder().setId("d1").setUri("u").setText("t").build();

    // Then
    assertThat(Lineage.id(document)).isEqualTo("d1");
    assertThat(Lineage.root(document)).isEqualTo("d1");
  }

  @Test
  void tellsEpochsAndRoundsApart() {
    // Given
    var assignment = CRITIQUE.getAnswer().getAssignment();

    // Then
    assertThat(Lineage.unique(assignment.getInstruction())).isEqualTo("child@2");
    assertThat(Lineage.unique(CRITIQUE)).isEqualTo(Ids.assignment("child", 1));
  }

  @Test
  void readsARejectionByWhatItHolds() {
    // Given
    var rejection = new Rejection("critique", "child", "root", "r", "why", CRITIQUE);

    // Then
    assertThat(Lineage.id(rejection)).isEqualTo("child");
    assertThat(Lineage.root(rejection)).isEqualTo("root");
  }

  @Test
  void addsUpInstructionAttemptsAndAnswer() {
    assertThat(Lineage.usage(CRITIQUE.getAnswer())).isEqualTo(Records.calls(4));
  }

  @Test
  void refusesWhatDoesNotTravel() {
    assertThatThrownBy(() -> Lineage.id(Records.calls(1)))
        .hasMessageContaining("io.athanor.record.Usage does not travel");
  }
}
