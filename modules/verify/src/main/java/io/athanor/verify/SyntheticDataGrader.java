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
import java.util.Set;
import java.util.TreeMap;

/// Makes one score, its reasons and a tier of the judge's view and the evidence. Pure.
///
/// The main part is the weighted mean of the judge's axes, 1-5 mapped to 0-100; evidence and rounds
/// add to it or take away. The points of the reasons add up to the score before it is rounded and
/// kept within 0-100.
///
/// | tier | when |
/// | --- | --- |
/// | GOLD | verified by cases that were run or by a reference answer, and the score is good |
/// | SILVER | verified by weaker evidence, or general, so that there is nothing to verify it by; and the score is good |
/// | BRONZE | the score is fair, or good in code or maths that could not be verified |
/// | REJECT | the score is below fair, or verification failed |
///
/// Weaker evidence are assertions, which an answer runs beside in one process, and what a model
/// says itself, be it ever so often: agreement and self-consistency. It earns half the points.
public final class SyntheticDataGrader {
  private static final Set<String> WEAKER =
      Set.of(Findings.ASSERTIONS, AgreementExaminer.METHOD, SelfConsistency.METHOD);

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
        score, tier(score, verification, kind), reasons, verification, critique);
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
          case PASS -> isWeaker(verification) ? settings.passed() / 2 : settings.passed();
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

  private static boolean isWeaker(Verification verification) {
    return WEAKER.contains(verification.getMethod());
  }

  private Tier tier(int score, Verification verification, Kind kind) {
    var verdict = verification.getVerdict();
    if (score < settings.fair() || verdict == Verdict.FAIL) {
      return Tier.REJECT;
    }
    if (score < settings.good()) {
      return Tier.BRONZE;
    }
    if (verdict == Verdict.PASS) {
      return isWeaker(verification) ? Tier.SILVER : Tier.GOLD;
    }
    return kind == Kind.GENERAL ? Tier.SILVER : Tier.BRONZE;
  }
}
