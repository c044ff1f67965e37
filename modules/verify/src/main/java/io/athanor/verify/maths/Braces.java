package io.athanor.verify.maths;

/// Where braces close. Pure.
final class Braces {

  private Braces() {}

  /// The place of the brace that closes the one just before `begin`; -1 where none does.
  static int end(String text, int begin) {
    int depth = 1;
    for (int at = begin; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return at;
      }
    }
    return -1;
  }
}
