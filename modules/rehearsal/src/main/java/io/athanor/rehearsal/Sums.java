package io.athanor.rehearsal;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/// Two whole numbers to be added, subtracted or multiplied, and nothing else: what the judge can
/// work out for itself.
final class Sums {
  private static final Pattern ASKED =
      Pattern.compile(
          "(?:(?:what is|how much is|calculate|compute)\\s+)?"
              + "(\\d{1,9})\\s*([-+*×−])\\s*(\\d{1,9})\\s*(?:=\\s*)?[?.]?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\d.,])[-−]?\\d+(?:,\\d{3})*(?![\\d.,]*\\d)");

  private Sums() {}

  /// Whether `answer` ends in another number than the right one; false where `instruction` is no
  /// such task.
  static boolean isWrong(String instruction, String answer) {
    return result(instruction)
        .filter(right -> !last(answer).equals(Optional.of(right)))
        .isPresent();
  }

  private static Optional<BigInteger> result(String instruction) {
    var asked = ASKED.matcher(instruction.strip());
    if (!asked.matches()) {
      return Optional.empty();
    }
    var left = new BigInteger(asked.group(1));
    var right = new BigInteger(asked.group(3));
    return Optional.of(
        switch (asked.group(2)) {
          case "+" -> left.add(right);
          case "*", "×" -> left.multiply(right);
          default -> left.subtract(right);
        });
  }

  private static Optional<BigInteger> last(String answer) {
    return NUMBER
        .matcher(answer)
        .results()
        .map(number -> new BigInteger(number.group().replace(",", "").replace('−', '-')))
        .reduce((_, later) -> later);
  }
}
