package io.athanor.rehearsal;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Answers what the model does not know: well-formed and made of the instruction's own words, but
/// of no worth beyond a rehearsal.
final class Improviser {
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d{1,6}(?![\\w.]*\\d)");
  private static final Pattern SIGNATURE =
      Pattern.compile("\\b([a-z_][a-z0-9_]*)\\(([a-z0-9_, ]*)\\)");
  private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9 ,.]");
  private static final int QUOTED = 4;

  /// Sentences by their place in an answer.
  private record Phrases(
      List<String> openings,
      List<String> middles,
      List<String> examples,
      List<String> limits,
      List<String> closings) {}

  private final Phrases phrases =
      Resource.read("/improvisation.yaml", new TypeReference<Phrases>() {});

  Draft improvise(String instruction, Blocks around) {
    var kind = Kind.guess(instruction, around.prose());
    return switch (kind) {
      case GENERAL ->
          around
              .first("passage")
              .map(passage -> grounded(instruction, passage))
              .orElseGet(() -> general(instruction));
      case CODE -> code(instruction, around.first("entry_point"));
      case MATH -> math(instruction);
    };
  }

  private Draft general(String instruction) {
    var words = new ArrayList<>(Words.longest(Words.telling(instruction), 3));
    words.addAll(List.of("aim", "means", "order"));
    String answer =
        said(phrases.openings(), instruction, words.get(0))
            + " "
            + said(phrases.middles(), instruction, words.get(1), words.get(2))
            + "\n\n"
            + said(phrases.examples(), instruction)
            + " "
            + said(phrases.limits(), instruction)
            + " "
            + said(phrases.closings(), instruction);
    return draft(
        Kind.GENERAL,
        "What is asked turns on %s. I order the answer by purpose, practice and limits."
            .formatted(words.get(0)),
        answer);
  }

  private Draft grounded(String instruction, String passage) {
    var nearest =
        Words.nearest(Words.sentences(passage), instruction).stream().limit(QUOTED).toList();
    if (nearest.isEmpty()) {
      return general(instruction);
    }
    String answer =
        "The passage answers this directly. "
            + String.join(" ", nearest)
            + "\n\nThese statements are what one can rest on. What lies beyond them is left open by"
            + " the text, and it would be a guess to add more.";
    return draft(
        Kind.GENERAL,
        "The sentences of the passage that share most words with the question are the ones to use.",
        answer);
  }

  private Draft code(String instruction, Optional<String> entryPoint) {
    var signature = SIGNATURE.matcher(instruction);
    boolean signed = signature.find();
    String name = entryPoint.orElseGet(() -> signed ? signature.group(1) : "solve");
    String parameters = signed && !signature.group(2).isBlank() ? signature.group(2) : "*values";
    boolean program = instruction.contains("stdin") || instruction.contains("standard input");
    return draft(
        Kind.CODE,
        "The task is split into reading the input, one pass over it, and returning the result.",
        "```python\n"
            + (program ? PROGRAM : function(name, parameters, instruction))
            + "```\n\nThe steps are kept apart so that each of them can be changed alone.");
  }

  private static final String PROGRAM =
      """
      import sys

      lines = [line.strip() for line in sys.stdin if line.strip()]
      print(len(lines))
      """;

  private static String function(String name, String parameters, String instruction) {
    String summary = Words.normalised(NOT_PLAIN.matcher(instruction).replaceAll(" "));
    String first = parameters.split(",")[0].strip().replace("*", "");
    return """
    def %s(%s):
        \"""%s.\"""
        result = []
        for item in %s if isinstance(%s, (list, tuple, str)) else [%s]:
            if item not in result:
                result.append(item)
        return result
    """
        .formatted(
            name,
            parameters,
            summary.substring(0, Math.min(60, summary.length())).strip(),
            first,
            first,
            first);
  }

  private Draft math(String instruction) {
    var numbers =
        NUMBER.matcher(instruction).results().map(MatchResult::group).mapToLong(Long::parseLong);
    long sum = numbers.sum();
    return draft(
        Kind.MATH,
        "The given values are collected and combined; their sum is " + sum + ".",
        "The values given in the problem are taken together step by step, which leads to "
            + sum
            + " as the result.\n\nAnswer: "
            + sum);
  }

  private static String said(List<String> choices, String instruction, Object... words) {
    return Hash.choose(choices, choices.getFirst(), instruction).formatted(words);
  }

  private static Draft draft(Kind kind, String reasoning, String answer) {
    return new Draft(kind, Knowledge.Form.SECTIONS, reasoning, answer);
  }
}
