package io.athanor.verify.maths;

import io.athanor.verify.maths.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Letters side by side, such as `xy`, which are a product. Pure.
final class Letters {
  private static final int MOST = 3;
  private static final Set<String> READ_AS_ONE = Set.of("pi", "Pi", "sqrt", "cbrt", "log");

  private Letters() {}

  /// The tokens with words that are products cut into their letters.
  static List<Token> apart(List<Token> tokens) {
    var apart = new ArrayList<Token>();
    for (Token token : tokens) {
      boolean afterNumber = !apart.isEmpty() && apart.getLast().kind() == Kind.NUMBER;
      if (product(token, afterNumber)) {
        token
            .text()
            .chars()
            .forEach(letter -> apart.add(Token.of(Kind.NAME, Character.toString(letter), false)));
      } else {
        apart.add(token);
      }
    }
    return apart;
  }

  /// Whether letters that stand alone are a word, such as `odd`, or an order, such as `BAC`.
  static boolean word(Token token) {
    var text = token.text();
    return token.kind() == Kind.WORD
        && !READ_AS_ONE.contains(text)
        && (text.length() >= MOST || text.equals(text.toUpperCase(Locale.ROOT)));
  }

  /// In one case, and neither a function nor a word nor a unit; in `12 men` it is what is counted.
  private static boolean product(Token token, boolean afterNumber) {
    var text = token.text();
    boolean oneCase =
        text.equals(text.toLowerCase(Locale.ROOT)) || text.equals(text.toUpperCase(Locale.ROOT));
    boolean counted = afterNumber && token.spaced() && text.length() == MOST;
    return token.kind() == Kind.WORD
        && text.length() <= MOST
        && oneCase
        && !counted
        && !READ_AS_ONE.contains(text)
        && Elementary.named(text).isEmpty()
        && Units.named(text).isEmpty()
        && !Words.prose(text);
  }
}
