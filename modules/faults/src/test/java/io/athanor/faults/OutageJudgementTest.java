package io.athanor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an outage may cost.
class OutageJudgementTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "2, 1", "3, 2", "7, 3", "15, 4", "20, 4", "23, 5", "600, 77"})
  void probesAfterOneTwoFourAndThenEveryEightSeconds(int seconds, int probes) {
    assertThat(OutageJudgement.mostProbes(Duration.ofSeconds(seconds))).isEqualTo(probes);
  }

  @Test
  void holdsWhereItProbedGentlyAndWasBackSoon() {
    assertThat(verdicts(14, 15, 0)).containsOnly(Verdict.PASSED);
  }

  @Test
  void failsForACallTooManyALateReturnNoReturnAndARebalance() {
    assertThat(verdicts(15, 15, 0).get(0)).isEqualTo(Verdict.FAILED);
    assertThat(verdicts(4, 15.1, 0).get(1)).isEqualTo(Verdict.SLOW);
    assertThat(verdicts(4, -1, 0).get(1)).isEqualTo(Verdict.FAILED);
    assertThat(verdicts(4, 15, 1).get(2)).isEqualTo(Verdict.FAILED);
  }

  private static List<Verdict> verdicts(long calls, double recovery, int rebalances) {
    var measured =
        new OutageMeasured("down", Duration.ofSeconds(20), 1000, 2000, calls, recovery, rebalances);
    return OutageJudgement.rows("outage", measured).stream().map(Row::verdict).toList();
  }
}
