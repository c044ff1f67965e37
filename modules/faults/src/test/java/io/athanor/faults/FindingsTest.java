package io.athanor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.faults.Evidence.Graded;
import io.athanor.streams.ledger.Account;
import io.athanor.streams.ledger.LedgerReport;
import io.athanor.streams.ledger.Violation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the evidence must look like, and every way in which it may not.
class FindingsTest {
  private static final LedgerReport SETTLED = ledger(0, List.of());
  private static final Graded A = new Graded("a", "critiques/0/1 0/1", true);
  private static final Graded B = new Graded("b", "critiques/0/2 0/1", false);

  @Test
  void isSoundWhereEachIdCameToSomethingOnce() {
    // Given one accepted, one graded too low for the files, one rejected
    var findings = findings(List.of(A, B), Set.of("c"), List.of("a"), 0, SETTLED);

    // Then
    assertThat(findings.sound()).isTrue();
    assertThat(findings.row("kills", "done").verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void namesWhatCameToNothing() {
    var findings = findings(List.of(A, B), Set.of(), List.of("a"), 0, SETTLED);

    assertThat(findings.lost()).containsExactly("c");
    assertThat(findings.sound()).isFalse();
    assertThat(findings.toString()).contains("1 (c) lost");
  }

  @Test
  void namesAnIdThatIsGradedTwice() {
    var again = new Graded("a", "critiques/0/9 0/1", true);

    var findings = findings(List.of(A, B, again), Set.of("c"), List.of("a"), 0, SETTLED);

    assertThat(findings.duplicated()).containsExactly("a");
    assertThat(findings.sound()).isFalse();
  }

  @Test
  void namesAnOutcomeThatIsThereTwiceUnderTwoIds() {
    var other = new Graded("c", A.source(), false);

    var findings = findings(List.of(A, B, other), Set.of(), List.of("a"), 0, SETTLED);

    assertThat(findings.duplicated()).containsExactly(A.source());
  }

  @Test
  void namesAnIdThatIsGradedAndRejected() {
    var findings = findings(List.of(A, B), Set.of("b", "c"), List.of("a"), 0, SETTLED);

    assertThat(findings.duplicated()).containsExactly("b");
  }

  @Test
  void comparesTheFilesWithTheTopic() {
    var findings = findings(List.of(A, B), Set.of("c"), List.of("b", "b"), 0, SETTLED);

    assertThat(findings.rowsMissing()).containsExactly("a");
    assertThat(findings.rowsStray()).containsExactly("b");
    assertThat(findings.rowsDuplicated()).containsExactly("b");
    assertThat(findings.sound()).isFalse();
  }

  @Test
  void isNotSoundWithATornLine() {
    assertThat(findings(List.of(A, B), Set.of("c"), List.of("a"), 1, SETTLED).sound()).isFalse();
  }

  @Test
  void isNotSoundBeforeAllIsSettledOrWhereTheLedgerIsBroken() {
    var pending = ledger(1, List.of());
    var broken = ledger(0, List.of(new Violation(Violation.Kind.LOST, 1, List.of("c"))));

    assertThat(findings(List.of(A, B), Set.of("c"), List.of("a"), 0, pending).sound()).isFalse();
    assertThat(findings(List.of(A, B), Set.of("c"), List.of("a"), 0, broken).sound()).isFalse();
  }

  @Test
  void failsTheRowWhereThereIsADeadLetter() {
    var evidence = new Evidence(Set.of("a"), List.of(A), Set.of(), List.of("a"), 0, 1, SETTLED);

    assertThat(Findings.of(evidence).row("kills", "done").verdict()).isEqualTo(Verdict.FAILED);
  }

  private static Findings findings(
      List<Graded> graded,
      Set<String> rejected,
      List<String> rows,
      long torn,
      LedgerReport ledger) {
    return Findings.of(
        new Evidence(Set.of("a", "b", "c"), graded, rejected, rows, torn, 0, ledger));
  }

  private static LedgerReport ledger(long pending, List<Violation> violations) {
    return new LedgerReport(
        List.of(new Account("teach", 3, 3 - pending, pending, 3, 0, 0, 0, violations)));
  }
}
