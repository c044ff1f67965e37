package io.athanor.streams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.streams.ledger.Violation.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTableTest {

  @Test
  void saysThatAllIsWell() {
    // Given
    var report =
        new LedgerReport(
            List.of(
                new Account("generate", 3, 3, 0, 12, 0, 0, 0, List.of()),
                new Account("teach", 12_345, 12_000, 345, 11_990, 5, 3, 2, List.of())));

    // When
    var table = report.toString();

    // Then
    assertThat(table)
        .isEqualTo(
            """
            stage         in  passed  sent back  rejected  failed  pending  violations
            generate       3      12          0         0       0        0  ok
            teach     12,345  11,990          5         3       2      345  ok
            balanced: every record is accounted for\
            """);
  }

  @Test
  void namesWhatBreaksTheBalance() {
    // Given
    var report =
        new LedgerReport(
            List.of(
                new Account(
                    "teach",
                    10,
                    4,
                    0,
                    4,
                    0,
                    0,
                    0,
                    List.of(
                        new Violation(Kind.LOST, 5, List.of("a", "b")),
                        new Violation(Kind.UNKNOWN_SOURCE, 1, List.of("t/0/7"))))));

    // When
    var lines = report.toString().lines().skip(1).toList();

    // Then
    assertThat(lines)
        .containsExactly(
            "teach  10       4          0         0       0        0  5 lost, 1 unknown source",
            "teach, lost: a, b, and 3 more",
            "teach, unknown source: t/0/7",
            "not balanced: 5 lost, 1 unknown source");
  }

  @Test
  void isSettledOnlyWhenNothingIsPendingAndNothingIsBroken() {
    // Given
    var pending = new Account("teach", 1, 0, 1, 0, 0, 0, 0, List.of());
    var lost = new Violation(Kind.LOST, 1, List.of("a"));
    var broken = new Account("teach", 1, 0, 0, 0, 0, 0, 0, List.of(lost));
    var done = new Account("teach", 1, 1, 0, 1, 0, 0, 0, List.of());

    // Then
    assertThat(new LedgerReport(List.of(done)).settled()).isTrue();
    assertThat(new LedgerReport(List.of(done, pending)).settled()).isFalse();
    assertThat(new LedgerReport(List.of(done, pending)).balanced()).isTrue();
    assertThat(new LedgerReport(List.of(done, broken)).settled()).isFalse();
    assertThat(new LedgerReport(List.of(done, broken)).balanced()).isFalse();
  }
}
