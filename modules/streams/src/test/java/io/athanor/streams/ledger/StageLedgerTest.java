package io.athanor.streams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.core.Outcome;
import io.athanor.record.Instruction;
import io.athanor.record.Rejection;
import io.athanor.record.Seed;
import io.athanor.streams.Line;
import io.athanor.streams.Topic;
import io.athanor.streams.ledger.Violation.Kind;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StageLedgerTest {
  private static final Topic<Seed> IN = new Topic<>("in", Seed.class);
  private static final Line<Seed, Instruction, Seed> LINE =
      new Line<>(
          "stage",
          IN,
          _ -> Outcome.reject("none", "never asked", new Seed()),
          new Topic<>("out", Instruction.class),
          new Topic<>("back", Seed.class),
          false,
          new Topic<>("rejected", Rejection.class),
          "failed");

  private final StageLedger ledger = new StageLedger(LINE);

  @Test
  void countsPartsByTheWayTheyLeft() {
    // Given
    ledger.open(0, 0, 10);
    ledger.open(1, 0, 10);
    ledger.input(0, 1);
    ledger.input(1, 1);

    // When
    ledger.part("out", "out/0/0", new Mark("in", 0, 1, 0, 3));
    ledger.part("back", "back/0/0", new Mark("in", 0, 1, 1, 3));
    ledger.part("rejected", "rejected/0/0", new Mark("in", 0, 1, 2, 3));
    ledger.part("failed", "failed/0/0", new Mark("in", 1, 1, 0, 1));

    // Then
    assertThat(close()).isEqualTo(new Account("stage", 2, 2, 0, 1, 1, 1, 1, List.of()));
  }

  @Test
  void countsNoPartOfARecordThatCameAfterwards() {
    // Given
    ledger.open(0, 0, 10);

    // When
    ledger.part("out", "out/0/0", new Mark("in", 0, 10, 0, 1));

    // Then
    assertThat(close()).isEqualTo(new Account("stage", 0, 0, 0, 0, 0, 0, 0, List.of()));
  }

  @Test
  void aResultOnATopicTheLineDoesNotWriteIsReportedByItsOwnPlace() {
    // Given
    ledger.open(0, 0, 10);

    // When
    ledger.part("elsewhere", "elsewhere/0/8", new Mark("in", 0, 1, 0, 1));
    ledger.part("out", "out/0/9", new Mark("in", 77, 1, 0, 1));

    // Then
    assertThat(close().violations())
        .containsExactly(
            new Violation(Kind.UNKNOWN_SOURCE, 2, List.of("elsewhere/0/8", "out/0/9")));
  }

  @Test
  void namesTheFirstAndCountsAll() {
    // Given
    ledger.open(0, 0, 1_000);
    for (int offset = 0; offset < 1_000; offset++) {
      ledger.input(0, offset);
    }

    // When
    var violations = close().violations();

    // Then
    assertThat(violations).hasSize(1);
    assertThat(violations.getFirst().count()).isEqualTo(1_000);
    assertThat(violations.getFirst().ids())
        .hasSize(Ledger.NAMED)
        .startsWith("record at in-0/0", "record at in-0/1");
  }

  private Account close() {
    var all = new TopicPartition("in", 0);
    var ends = Map.of(all, 1_000L, new TopicPartition("in", 1), 1_000L);
    return ledger.close(
        ends, Map.of(), ends, (partition, offset) -> "record at " + partition + "/" + offset);
  }
}
