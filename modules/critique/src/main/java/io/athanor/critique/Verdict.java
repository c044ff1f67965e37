package io.athanor.critique;

import static java.util.stream.Collectors.joining;

import io.athanor.core.Outcome;
import io.athanor.core.rule.Rule;
import io.athanor.llm.Reply;
import io.athanor.record.Answer;
import io.athanor.record.Assignment;
import io.athanor.record.Critique;
import io.athanor.record.Usage;
import java.util.Locale;
import java.util.TreeMap;

/// What becomes of an answer once it is known what speaks against it.
final class Verdict {
  private static final String STAGE = "critique";
  private static final Usage NOTHING = new Usage(0, 0L, 0L);

  private Verdict() {}

  /// A rule objects: its reason is the feedback.
  static Outcome<Critique, Assignment> onObjection(
      Answer answer, Rule.Objection objection, CritiqueSettings settings) {
    return settings
        .rounds()
        .again(answer, STAGE, objection.reason(), NOTHING)
        .map(Outcome::<Critique, Assignment>sendBack)
        .orElseGet(() -> Outcome.reject(objection.rule(), objection.reason(), answer));
  }

  /// The judge has spoken: every axis and the mean must reach their minimum.
  static Outcome<Critique, Assignment> onJudgement(
      Answer answer, Judgement judgement, Reply reply, CritiqueSettings settings) {
    var critique =
        Critique.newBuilder()
            .setScores(judgement.scores())
            .setFindings(judgement.findings())
            .setModel(reply.model())
            .setUsage(reply.usage())
            .setAnswer(answer)
            .build();
    if (isGoodEnough(judgement, settings)) {
      return Outcome.pass(critique);
    }
    return settings
        .rounds()
        .again(answer, STAGE, feedback(judgement), reply.usage())
        .map(Outcome::<Critique, Assignment>sendBack)
        .orElseGet(() -> Outcome.reject("judge_score", reason(judgement, settings), critique));
  }

  /// Whether every axis and the mean reach their minimum.
  static boolean isGoodEnough(Judgement judgement, CritiqueSettings settings) {
    return judgement.scores().values().stream().allMatch(score -> score >= settings.minAxis())
        && judgement.mean() >= settings.minMean();
  }

  /// What the writer needs: where it fell short, what to mend, what was found.
  static String feedback(Judgement judgement) {
    var lines = new StringBuilder("Scores out of 5: " + scores(judgement) + ".");
    if (!judgement.feedback().isBlank()) {
      lines.append("\n\n").append(judgement.feedback().strip());
    }
    if (!judgement.findings().isEmpty()) {
      lines
          .append("\n\n")
          .append(
              judgement.findings().stream().map(one -> "- " + one.strip()).collect(joining("\n")));
    }
    return lines.toString();
  }

  private static String reason(Judgement judgement, CritiqueSettings settings) {
    return String.format(
        Locale.ROOT,
        "the judge gave %s, mean %.2f; every axis needs %d and the mean %.2f",
        scores(judgement),
        judgement.mean(),
        settings.minAxis(),
        settings.minMean());
  }

  /// Axis by axis, in the order of their names.
  static String scores(Judgement judgement) {
    return new TreeMap<>(judgement.scores())
        .entrySet().stream()
            .map(axis -> axis.getKey().replace('_', ' ') + " " + axis.getValue())
            .collect(joining(", "));
  }
}
