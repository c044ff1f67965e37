package io.athanor.verify;

import io.athanor.record.Critique;
import io.athanor.record.GradedSample;
import io.athanor.record.Kind;
import io.athanor.record.Reason;
import io.athanor.record.Tier;
import io.athanor.record.Verdict;
import io.athanor.record.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// Makes one score, its reasons and a tier of the judge's view and the evidence. Pure.
///
/// The main part is the weighted mean of the judge's axes, 1-5 mapped to 0-100; evidence and rounds
/// add to it or take away. The points of the reasons add up to the score before it is rounded and
/// kept within 0-100.
///
/// | tier | when |
/// | --- | --- |
/// | GOLD | verified, and the score is good |
/// | SILVER | general, so there is nothing to verify it by, and the score is good |
/// | BRONZE | the score is fair, or good in code or maths that could not be verified |
/// | REJECT | the score is below fair, or verification failed |
public final class SyntheticDataGrader {
  private final GradeSettings settings;

  public SyntheticDataGrader(GradeSettings settings) {
    this.settings = settings;
  }

  public GradedSample grade(Critique critique, Verification verification) {
    var assignment = critique.getAnswer().getAssignment();
    var kind = assignment.getInstruction().getSeed().getKind();
    var reasons = new ArrayList<>(axes(critique));
    reasons.add(evidence(verification, kind));
    if (assignment.getRound() > 0) {
      reasons.add(rounds(assignment.getRound()));
    }
    int score = score(reasons);
    return new GradedSample(
        score, tier(score, verification.getVerdict(), kind), reasons, verification, critique);
  }

  private List<Reason> axes(Critique critique) {
    var scores = new TreeMap<>(critique.getScores());
    double weights = scores.keySet().stream().mapToDouble(settings::weight).sum();
    var reasons = new ArrayList<Reason>();
    scores.forEach((axis, score) -> {
      double share = weights == 0 ? 0 : settings.weight(axis) / weights;
      reasons.add(
          new Reason(
              axis,
              share * 100 * (score - 1) / 4,
              "%d of 5, at most %.1f points".formatted(score, share * 100)));
    });
    return reasons;
  }

  private Reason evidence(Verification verification, Kind kind) {
    double points =
        switch (verification.getVerdict()) {
          case PASS -> settings.passed();
          case UNKNOWN -> kind == Kind.GENERAL ? 0 : settings.unknown();
          case FAIL -> -100;
        };
    var verdict = verification.getVerdict().name().toLowerCase(Locale.ROOT);
    return new Reason("verification", points, verdict + ": " + verification.getDetail());
  }

  private Reason rounds(int rounds) {
    return new Reason("rounds", rounds * settings.round(), "rounds after the first: " + rounds);
  }

  private static int score(List<Reason> reasons) {
    double sum = reasons.stream().mapToDouble(Reason::getPoints).sum();
    return (int) Math.clamp(Math.round(sum), 0, 100);
  }

  private Tier tier(int score, Verdict verdict, Kind kind) {
    if (score < settings.fair() || verdict == Verdict.FAIL) {
      return Tier.REJECT;
    }
    if (score < settings.good()) {
      return Tier.BRONZE;
    }
    if (verdict == Verdict.PASS) {
      return Tier.GOLD;
    }
    return kind == Kind.GENERAL ? Tier.SILVER : Tier.BRONZE;
  }
}
