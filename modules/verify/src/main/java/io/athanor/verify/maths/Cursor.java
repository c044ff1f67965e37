package io.athanor.verify.maths;

import java.util.List;
import java.util.Optional;

/// A place in a list of tokens, for one parser.
final class Cursor {
  private final List<Token> tokens;
  private int at;

  Cursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  boolean ended() {
    return at >= tokens.size();
  }

  /// The token that many places on; 0 is the next one, -1 the one taken last.
  Optional<Token> peek(int ahead) {
    int place = at + ahead;
    return place >= 0 && place < tokens.size() ? Optional.of(tokens.get(place)) : Optional.empty();
  }

  boolean next(String text) {
    return !ended() && tokens.get(at).is(text);
  }

  /// Takes the next token if it is this one.
  boolean took(String text) {
    boolean next = next(text);
    at += next ? 1 : 0;
    return next;
  }

  /// @throws Unread at the end
  Token take() {
    if (ended()) {
      throw new Unread("ends too early");
    }
    return tokens.get(at++);
  }

  /// @throws Unread if the next token is another
  void expect(String text) {
    if (!took(text)) {
      throw new Unread("expected " + text);
    }
  }

  int place() {
    return at;
  }

  void backTo(int place) {
    at = place;
  }
}
