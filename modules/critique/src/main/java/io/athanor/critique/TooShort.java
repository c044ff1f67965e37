package io.athanor.critique;

import io.athanor.core.rule.Rule;
import io.athanor.core.rule.Words;
import io.athanor.record.Answer;
import io.athanor.record.Instruction;
import io.athanor.record.Kind;
import java.util.Optional;
import java.util.regex.Pattern;

/// Prose of a word or two teaches nothing, unless that is what was asked for: the instruction says
/// so, or its reference answer is as short.
///
/// @param minWords the fewest words
record TooShort(int minWords) implements Rule<Answer> {
  private static final Pattern ASKS_FOR_LITTLE =
      Pattern.compile(
          "\\b(?:one|a single|single|only the|just the|nothing but the)\\s+"
              + "(?:word|name|number|letter|character|digit|value|year|result|answer|title|label)\\b"
              + "|\\byes or no\\b|\\btrue or false\\b",
          Pattern.CASE_INSENSITIVE);

  @Override
  public String name() {
    return "too_short";
  }

  @Override
  public Optional<String> objection(Answer answer) {
    var instruction = answer.getAssignment().getInstruction();
    int words = Words.count(answer.getText());
    return instruction.getSeed().getKind() == Kind.GENERAL
            && words < minWords
            && !isWanted(instruction)
        ? Optional.of("the final answer has " + words + " words; write it out")
        : Optional.empty();
  }

  private boolean isWanted(Instruction instruction) {
    return ASKS_FOR_LITTLE.matcher(instruction.getText()).find()
        || instruction.getAnswer().map(Words::count).filter(n -> n < minWords).isPresent();
  }
}
