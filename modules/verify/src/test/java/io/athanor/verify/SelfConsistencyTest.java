package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.athanor.record.Verdict;
import io.athanor.verify.maths.Majority;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelfConsistencyTest {

  @ParameterizedTest
  @CsvSource({
    // votes (- is blank), the answer's value, verdict, share, votes for it
    "42 42 42 42 42, 42, PASS, 1.0, 5",
    "42 42 42 41 40, 42.0, PASS, 0.6, 3",
    "1/2 0.5 0.5 2 3, 0.5, PASS, 0.6, 3",
    "42 42 42 41 40, 41, FAIL, 0.6, 1",
    "42 42 42 42 42, 41, FAIL, 1.0, 0",
    "42 42 41 40 39, 42, UNKNOWN, 0.4, 2",
    "42 42 41 40 39, 41, UNKNOWN, 0.4, 1",
    "42 42 41 41 -, 42, UNKNOWN, 0.4, 2",
    "42 42 - - -, 42, UNKNOWN, 0.4, 2",
    "- - -, 42, UNKNOWN, 0.0, 0",
    "42 41, 42, UNKNOWN, 0.5, 1",
  })
  void theMajorityIsTheEvidence(
      String votes, String given, Verdict verdict, double share, int with) {
    // When
    var evidence = SelfConsistency.evidence(given, majority(votes), 0.6);

    // Then
    var verification = evidence.verification();
    assertThat(verification.getVerdict()).isEqualTo(verdict);
    assertThat(verification.getMethod()).isEqualTo("self_consistency");
    assertThat(verification.getAgreement()).contains(share);
    assertThat(verification.getPassed()).isEqualTo(with);
    assertThat(verification.getTotal()).isEqualTo(votes.split(" ").length);
    assertThat(evidence.feedback().isEmpty()).isEqualTo(verdict != Verdict.FAIL);
  }

  @Test
  void whatTheMajoritySaysStandsInTheRecordAndNotInTheFeedback() {
    var evidence = SelfConsistency.evidence("7", majority("42 42 42 41 40"), 0.6);
    assertThat(evidence.verification().getDetail())
        .isEqualTo("3 of 5 independent answers agree on 42, and 0 with this one: 7");
    assertThat(evidence.feedback()).contains("independent").doesNotContain("42");
  }

  private static Majority majority(String votes) {
    return Majority.of(
        Stream.of(votes.split(" "))
            .map(vote -> Optional.of(vote).filter(said -> !said.equals("-")))
            .toList());
  }
}
