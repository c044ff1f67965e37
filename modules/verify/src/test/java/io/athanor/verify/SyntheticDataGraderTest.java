package io.athanor.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.athanor.record.Answer;
import io.athanor.record.Assignment;
import io.athanor.record.Critique;
import io.athanor.record.GradedSample;
import io.athanor.record.Kind;
import io.athanor.record.Reason;
import io.athanor.record.Tier;
import io.athanor.record.Verdict;
import io.athanor.record.Verification;
import io.athanor.testkit.Samples;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticDataGraderTest {
  private static final SyntheticDataGrader GRADER = new SyntheticDataGrader(GradeSettings.DEFAULT);

  @ParameterizedTest
  @CsvSource({
    // kind, verdict, every axis, score, tier
    "CODE, PASS, 5, 100, GOLD",
    "MATH, PASS, 4, 85, GOLD",
    "MATH, PASS, 3, 60, BRONZE",
    "MATH, PASS, 2, 35, REJECT",
    "GENERAL, UNKNOWN, 5, 100, SILVER",
    "GENERAL, UNKNOWN, 4, 75, SILVER",
    "GENERAL, UNKNOWN, 3, 50, BRONZE",
    "GENERAL, UNKNOWN, 2, 25, REJECT",
    "CODE, UNKNOWN, 5, 90, BRONZE",
    "CODE, UNKNOWN, 3, 40, REJECT",
    "CODE, FAIL, 5, 0, REJECT",
  })
  void gradesByKindEvidenceAndScores(Kind kind, Verdict verdict, int axis, int score, Tier tier) {
    var scores = Map.of("correctness", axis, "completeness", axis, "clarity", axis);
    var sample = GRADER.grade(critique(kind, scores, 0), verification(verdict));
    assertThat(sample.getScore()).isEqualTo(score);
    assertThat(sample.getTier()).isEqualTo(tier);
  }

  @ParameterizedTest
  @CsvSource({
    // method, every axis, score, tier
    "execution, 4, 85, GOLD",
    "reference_answer, 4, 85, GOLD",
    "assertions, 4, 80, SILVER",
    "agreement, 4, 80, SILVER",
    "self_consistency, 5, 100, SILVER",
    "agreement, 3, 55, BRONZE",
  })
  void weakerEvidenceEarnsHalfThePointsAndNoGold(String method, int axis, int score, Tier tier) {
    var passed = Verification.newBuilder().setVerdict(Verdict.PASS).setMethod(method).build();
    var sample = GRADER.grade(critique(Kind.CODE, Map.of("correctness", axis), 0), passed);
    assertThat(sample.getScore()).isEqualTo(score);
    assertThat(sample.getTier()).isEqualTo(tier);
  }

  @Test
  void axesCountByTheirWeight() {
    var sample =
        GRADER.grade(
            critique(Kind.GENERAL, Map.of("correctness", 1, "clarity", 5), 0),
            verification(Verdict.UNKNOWN));
    assertThat(sample.getScore()).isEqualTo(33);
  }

  @Test
  void everyRoundTakesPointsAway() {
    var scores = Map.of("correctness", 4);
    assertThat(grade(scores, 0).getScore() - grade(scores, 2).getScore()).isEqualTo(6);
  }

  @Test
  void reasonsAddUpToTheScoreBeforeBounds() {
    var sample = grade(Map.of("correctness", 4, "clarity", 3, "completeness", 5), 1);
    double sum = sample.getReasons().stream().mapToDouble(Reason::getPoints).sum();
    assertThat((double) sample.getScore()).isCloseTo(sum, within(0.5));
    assertThat(sample.getReasons())
        .extracting(Reason::getName)
        .containsExactly("clarity", "completeness", "correctness", "verification", "rounds");
  }

  @Test
  void failedVerificationIsRejectedWhateverTheMarks() {
    var lenient = new SyntheticDataGrader(new GradeSettings(Map.of(), 10, -10, -3, 0, 0));
    var sample =
        lenient.grade(critique(Kind.CODE, Map.of("correctness", 5), 0), verification(Verdict.FAIL));
    assertThat(sample.getTier()).isEqualTo(Tier.REJECT);
  }

  @Test
  void critiqueWithoutScoresIsRejected() {
    assertThat(grade(Map.of(), 0).getTier()).isEqualTo(Tier.REJECT);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new GradeSettings(Map.of(), 10, -10, -3, 40, 50))
        .hasMessageContaining("fair 50 and good 40");
    assertThatThrownBy(() -> new GradeSettings(Map.of("clarity", -1.0), 10, -10, -3, 70, 50))
        .hasMessageContaining("clarity");
  }

  private static GradedSample grade(Map<String, Integer> scores, int round) {
    return GRADER.grade(critique(Kind.GENERAL, scores, round), verification(Verdict.UNKNOWN));
  }

  private static Critique critique(Kind kind, Map<String, Integer> scores, int round) {
    var critique = Samples.critique(Samples.seed("s", "ask", kind), "thought", "said");
    var answer = critique.getAnswer();
    var assignment = Assignment.newBuilder(answer.getAssignment()).setRound(round).build();
    return Critique.newBuilder(critique)
        .setScores(scores)
        .setAnswer(Answer.newBuilder(answer).setAssignment(assignment).build())
        .build();
  }

  private static Verification verification(Verdict verdict) {
    return Verification.newBuilder().setVerdict(verdict).setMethod("execution").build();
  }
}
