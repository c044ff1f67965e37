package io.athanor.verify;

/// A value as it is shown to a person or the teacher: at most 500 characters, beginning and end.
final class Shortened {
  private static final int MOST = 500;
  private static final int END = 100;

  private Shortened() {}

  static String of(String text) {
    if (text.isBlank()) {
      return "(nothing)";
    }
    var stripped = text.strip();
    return stripped.length() <= MOST
        ? stripped
        : stripped.substring(0, MOST - END) + " … " + stripped.substring(stripped.length() - END);
  }
}
