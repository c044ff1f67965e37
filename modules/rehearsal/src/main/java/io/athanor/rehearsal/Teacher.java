package io.athanor.rehearsal;

import java.util.List;
import java.util.regex.Pattern;

/// Answers an instruction: from knowledge, by round, where it is known, else by improvising.
///
/// The round is the number of earlier attempts in the request. What evolution has added to a known
/// instruction is met by a sentence of its own. Where it is asked for independent solutions, they
/// are as good as it can make them, but for the first of a maths problem: so votes are not all the
/// same.
final class Teacher {
  private static final int FEW_WORDS = 3;
  private static final Pattern SAMPLE = Pattern.compile("independent solution (\\d{1,3}) of \\d");

  private final Knowledge knowledge;
  private final Evolution evolution;
  private final Improviser improviser;

  Teacher(Knowledge knowledge, Evolution evolution, Improviser improviser) {
    this.knowledge = knowledge;
    this.evolution = evolution;
    this.improviser = improviser;
  }

  Utterance answer(ChatRequest request) {
    var blocks = Blocks.of(request.user());
    String instruction = blocks.first("instruction").orElse(request.user());
    var additions = evolution.within(instruction);
    String bare = Evolution.without(additions, instruction);
    var more = additions.stream().map(Evolution.Addition::met).toList();
    return knowledge
        .within(bare)
        .map(entry ->
            recalled(entry, round(entry, blocks)).with(more).with(unknownDemand(bare, entry)))
        .orElseGet(() -> improviser.improvise(bare, blocks).with(more))
        .said();
  }

  private static int round(Knowledge.Entry entry, Blocks blocks) {
    var sample = SAMPLE.matcher(blocks.prose());
    if (!sample.find()) {
      return blocks.count("attempt");
    }
    boolean errs = entry.kind() == Kind.MATH && sample.group(1).equals("1");
    return errs ? 0 : entry.attempts().size() - 1;
  }

  private static Draft recalled(Knowledge.Entry entry, int round) {
    var attempt = entry.inRound(round);
    return new Draft(entry.kind(), attempt.form(), attempt.reasoning(), attempt.answer());
  }

  private static List<String> unknownDemand(String instruction, Knowledge.Entry entry) {
    String rest = Words.normalised(instruction).replace(entry.instruction(), "").strip();
    return Words.count(rest) <= FEW_WORDS
        ? List.of()
        : List.of(
            "As for the further wish concerning "
                + String.join(" and ", Words.telling(rest).stream().limit(2).toList())
                + ", it was kept in mind throughout, and nothing above stands against it.");
  }
}
