package io.athanor.critique;

import io.athanor.core.rule.Rule;
import io.athanor.record.Answer;
import io.athanor.record.Kind;
import java.util.Optional;
import java.util.regex.Pattern;

/// The solution of a mathematical problem ends in a value: a line `Answer: …`, a `\boxed{…}`, or a
/// last line with a number or an equation.
record NoFinalValue() implements Rule<Answer> {
  private static final Pattern NAMED =
      Pattern.compile("(?mi)^[^\\w\\n]*answer[^\\w\\n]*:[ \\t*]*\\S|\\\\boxed\\s*\\{\\s*[^}\\s]");
  private static final Pattern VALUE = Pattern.compile("[\\p{N}=]");

  @Override
  public String name() {
    return "no_final_value";
  }

  @Override
  public Optional<String> objection(Answer answer) {
    return answer.getAssignment().getInstruction().getSeed().getKind() == Kind.MATH
            && !holdsValue(answer.getText())
        ? Optional.of("the final answer has no final value; end it with a line \"Answer: <value>\"")
        : Optional.empty();
  }

  private static boolean holdsValue(String text) {
    return NAMED.matcher(text).find() || VALUE.matcher(lastLine(text)).find();
  }

  private static String lastLine(String text) {
    return text.strip().lines().reduce("", (earlier, last) -> last);
  }
}
