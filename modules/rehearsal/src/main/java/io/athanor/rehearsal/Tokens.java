package io.athanor.rehearsal;

/// Tokens by a simple rule: four characters (UTF-16) are one, a rest counts as one more.
final class Tokens {
  private static final int CHARACTERS = 4;

  private Tokens() {}

  static int count(String text) {
    return Math.ceilDiv(text.length(), CHARACTERS);
  }

  /// The start of `text` that fits into `most` tokens, without splitting a surrogate pair.
  static String cut(String text, int most) {
    long end = Math.min(text.length(), (long) most * CHARACTERS);
    int at = (int) end;
    boolean splits = at > 0 && at < text.length() && Character.isHighSurrogate(text.charAt(at - 1));
    return text.substring(0, splits ? at - 1 : at);
  }
}
