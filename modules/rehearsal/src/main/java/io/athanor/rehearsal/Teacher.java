package io.athanor.rehearsal;

import java.util.List;

/// Answers an instruction: from knowledge, by round, where it is known, else by improvising.
///
/// The round is the number of earlier attempts in the request. What evolution has added to a known
/// instruction is met by a sentence of its own.
final class Teacher {
  private static final int FEW_WORDS = 3;

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
            recalled(entry, blocks.count("attempt")).with(more).with(unknownDemand(bare, entry)))
        .orElseGet(() -> improviser.improvise(bare, blocks).with(more))
        .said();
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
