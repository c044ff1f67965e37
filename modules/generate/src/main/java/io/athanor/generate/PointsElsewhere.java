package io.athanor.generate;

import io.athanor.core.rule.Rule;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A question about what is not in its passage: a figure, another section, something above.
record PointsElsewhere() implements Rule<Candidate> {
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "\\b(?:previous|preceding|next|following|last) (?:section|chapter|passage|page|paragraph)\\b"
              + "|\\b(?:figure|fig\\.|table) \\d"
              + "|\\b(?:text|passage|section|paragraph|document|mentioned|described|shown|given) (?:above|below)\\b"
              + "|\\b(?:above|below)(?: |-)(?:text|passage|section|paragraph|document|mentioned)\\b",
          Pattern.CASE_INSENSITIVE);

  @Override
  public String name() {
    return "points_elsewhere";
  }

  @Override
  public Optional<String> objection(Candidate candidate) {
    return ELSEWHERE
        .matcher(candidate.question().question())
        .results()
        .map(MatchResult::group)
        .findFirst()
        .map(phrase -> "it points to \"" + phrase + "\"");
  }
}
