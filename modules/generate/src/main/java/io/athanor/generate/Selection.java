package io.athanor.generate;

import static java.util.stream.Collectors.joining;

import io.athanor.core.Ids;
import io.athanor.core.Never;
import io.athanor.core.Outcome;
import io.athanor.core.rule.Rule;
import io.athanor.core.rule.Words;
import io.athanor.record.Document;
import io.athanor.record.Kind;
import io.athanor.record.Seed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which of the questions about a document become seeds.
final class Selection {
  private static final String REPEATED = "repeated";
  private static final List<Rule<Candidate>> RULES =
      List.of(new Incomplete(), new PointsElsewhere(), new Ungrounded());

  private Selection() {}

  /// The seeds of a document, in the order of its candidates; a question asked before, in the same
  /// words, is dropped.
  static Outcome<Seed, Never> outcome(Document document, List<Candidate> candidates) {
    var seeds = new ArrayList<Seed>();
    var asked = new HashSet<List<String>>();
    Map<String, Integer> dropped = new TreeMap<>();
    for (Candidate candidate : candidates) {
      var objection = Rule.first(RULES, candidate);
      if (objection.isPresent()) {
        dropped.merge(objection.get().rule(), 1, Integer::sum);
      } else if (!asked.add(Words.of(candidate.question().question()))) {
        dropped.merge(REPEATED, 1, Integer::sum);
      } else {
        seeds.add(seed(document, candidate));
      }
    }
    return seeds.isEmpty()
        ? Outcome.reject("no_question", reason(candidates.size(), dropped), document)
        : Outcome.passAll(seeds);
  }

  private static Seed seed(Document document, Candidate candidate) {
    String question = candidate.question().question().strip();
    return Seed.newBuilder()
        .setId(Ids.question(document.getId(), candidate.number(), question))
        .setPrompt(question)
        .setKind(Kind.GENERAL)
        .setContext(candidate.passage())
        .setAnswer(candidate.question().answer().strip())
        .setTags(tags(document, candidate))
        .build();
  }

  private static List<String> tags(Document document, Candidate candidate) {
    var tags = new ArrayList<String>();
    if (!document.getTitle().isBlank()) {
      tags.add("document:" + document.getTitle().strip());
    }
    tags.add("question:" + candidate.question().kind().strip());
    tags.add("uri:" + document.getUri());
    return tags;
  }

  private static String reason(int asked, Map<String, Integer> dropped) {
    return dropped.isEmpty()
        ? "the model asked nothing about it"
        : "none of "
            + asked
            + " questions is usable: "
            + dropped.entrySet().stream()
                .map(rule -> rule.getValue() + " " + rule.getKey())
                .collect(joining(", "));
  }
}
