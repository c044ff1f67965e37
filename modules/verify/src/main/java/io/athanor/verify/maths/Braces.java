package io.athanor.verify.maths;

/// Where braces close. Pure.
final class Braces {

  /// A model that repeats itself opens a brace a thousand times over and closes none: each search
  /// is short, since longer answers are not read ([Reader#LONGEST]).
  private static final int FARTHEST = Reader.LONGEST;

  private Braces() {}

  /// The place of the brace that closes the one just before `begin`; -1 where none does within the
  /// length of an answer.
  static int end(String text, int begin) {
    int depth = 1;
    int last = Math.min(text.length(), begin + FARTHEST);
    for (int at = begin; at < last; at++) {
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
