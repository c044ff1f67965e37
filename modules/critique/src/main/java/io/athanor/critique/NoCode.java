package io.athanor.critique;

import io.athanor.core.rule.Fences;
import io.athanor.core.rule.Rule;
import io.athanor.record.Answer;
import io.athanor.record.Kind;
import java.util.Optional;
import java.util.regex.Pattern;

/// An answer to a programming task holds a fenced block, or at least one line that only code has.
record NoCode() implements Rule<Answer> {
  private static final Pattern CODE_LINE =
      Pattern.compile(
          "(?m)^[ \\t]*(?:(?:async\\s+)?def \\w+\\(.*|class \\w+.*[:{]|(?:from \\S+ )?import \\w.*"
              + "|#include\\s*[<\"].*|(?:public|private|static|func|fn|fun|function)\\b.*[({].*"
              + "|(?:const|let|var|val) \\w+.*=.*|(?:print|return)\\b?\\(.*\\)|.*[;{]|SELECT\\b.*)[ \\t]*$");

  @Override
  public String name() {
    return "no_code";
  }

  @Override
  public Optional<String> objection(Answer answer) {
    return answer.getAssignment().getInstruction().getSeed().getKind() == Kind.CODE
            && !holdsCode(answer.getText())
        ? Optional.of("the final answer holds no code; give the solution in one fenced block")
        : Optional.empty();
  }

  private static boolean holdsCode(String text) {
    return Fences.of(text).hasCode() || CODE_LINE.matcher(text).find();
  }
}
