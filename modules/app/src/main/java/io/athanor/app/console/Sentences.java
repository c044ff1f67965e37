package io.athanor.app.console;

/// A message made a sentence.
public final class Sentences {
  private Sentences() {}

  /// What an exception says, or what it is called where it says nothing.
  public static String of(Throwable e) {
    var message = e.getMessage();
    return capital(message == null || message.isBlank() ? e.getClass().getSimpleName() : message);
  }

  /// With a capital at its start, unless that is an address, and a full stop at its end.
  public static String capital(String message) {
    String text = message.strip();
    if (text.isEmpty()) {
      return text;
    }
    String end = text.endsWith(".") || text.endsWith("?") ? "" : ".";
    return text.matches("(?s)\\w+://.*")
        ? text + end
        : Character.toUpperCase(text.charAt(0)) + text.substring(1) + end;
  }
}
