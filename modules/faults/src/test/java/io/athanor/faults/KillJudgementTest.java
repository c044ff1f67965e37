package io.athanor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What a series of kills may cost.
class KillJudgementTest {

  @Test
  void allowsWhatWasInFlightAndJustEndedAndATenthMore() {
    assertThat(extra(List.of(stage(90, 10, 110, 1), stage(0, 0, 0, 1)))).isEqualTo(Verdict.PASSED);
    assertThat(extra(List.of(stage(90, 10, 111, 1), stage(0, 0, 0, 1)))).isEqualTo(Verdict.SLOW);
  }

  @Test
  void takesTheMedianOfStagesAndOfTheBrokerApart() {
    var kills = List.of(stage(1, 0, 0, 4), stage(1, 0, 0, 5), stage(1, 0, 0, 40), broker(9.9));

    var rows = KillJudgement.rows("kills", kills);

    assertThat(rows.get(1).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(rows.get(1).measured()).isEqualTo("5.0 (4.0–40.0) s of 3");
    assertThat(rows.get(2).verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void failsWhereTheMedianIsTooLate() {
    var rows = KillJudgement.rows("kills", List.of(stage(1, 0, 0, 5.1), broker(10.1)));

    assertThat(rows.get(1).verdict()).isEqualTo(Verdict.SLOW);
    assertThat(rows.get(2).verdict()).isEqualTo(Verdict.SLOW);
  }

  @Test
  void failsWhereAProcessNeverCameBack() {
    var rows = KillJudgement.rows("kills", List.of(stage(1, 0, 0, 2), stage(1, 0, 0, -1)));

    assertThat(rows.get(1).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(rows.get(1).measured()).contains("after 1 none came");
  }

  @Test
  void skipsWhatWasNotKilled() {
    assertThat(KillJudgement.rows("kills", List.of(stage(1, 0, 0, 1))).get(2).verdict())
        .isEqualTo(Verdict.SKIPPED);
  }

  private static Verdict extra(List<Kill> kills) {
    return KillJudgement.rows("kills", kills).getFirst().verdict();
  }

  private static Kill stage(int inFlight, int justFinished, int repeats, double back) {
    return new Kill(1, 0, "teach", false, inFlight, justFinished, repeats, back);
  }

  private static Kill broker(double back) {
    return new Kill(1, 0, "broker", true, 1, 0, 0, back);
  }
}
