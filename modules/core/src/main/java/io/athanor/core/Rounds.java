package io.athanor.core;

import io.athanor.record.Answer;
import io.athanor.record.Assignment;
import io.athanor.record.Attempt;
import io.athanor.record.Usage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How often an answer may be sent back to the teacher; critique and verify share the count.
///
/// @param most rounds after the first; 0 sends nothing back
public record Rounds(int most) {

  public static final Rounds DEFAULT = new Rounds(3);

  /// The most bytes of an earlier answer, and of the feedback on it, that travel along.
  public static final int MOST_BYTES = 16 * 1024;

  public Rounds {
    if (most < 0) {
      throw new IllegalArgumentException("rounds must be 0 or more, got " + most);
    }
  }

  /// The next assignment of an answer that was not good enough; empty when the rounds are used up.
  ///
  /// @param stage who sends it back
  /// @param feedback what to mend, for the teacher
  /// @param judging what finding that out has consumed
  public Optional<Assignment> again(Answer answer, String stage, String feedback, Usage judging) {
    var last = answer.getAssignment();
    if (last.getRound() >= most) {
      return Optional.empty();
    }
    var attempts = new ArrayList<>(last.getAttempts());
    attempts.add(
        new Attempt(
            stage,
            cut(answer.getText()),
            cut(feedback),
            Lineage.sum(List.of(answer.getUsage(), judging))));
    int round = last.getRound() + 1;
    var instruction = last.getInstruction();
    return Optional.of(
        new Assignment(Ids.assignment(instruction.getId(), round), round, attempts, instruction));
  }

  /// The longest start of `text` that fits into [#MOST_BYTES] of UTF-8 without splitting a
  /// character.
  public static String cut(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MOST_BYTES) {
      return text;
    }
    int end = MOST_BYTES;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
