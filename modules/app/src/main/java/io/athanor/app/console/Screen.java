package io.athanor.app.console;

import java.io.PrintWriter;
import picocli.CommandLine;

/// Where a command talks to people: results to standard output, the rest to standard error.
///
/// @param columns how wide the terminal is that standard error goes to; 0 where it is none, and
///   lines are neither coloured nor rewritten
public record Screen(PrintWriter out, PrintWriter err, int columns) {
  /// Set by the launcher, which can tell where standard error goes.
  private static final String COLUMNS = "athanor.columns";

  private static final String BOLD_YELLOW = "\u001b[1;33m";
  private static final String BOLD_RED = "\u001b[1;31m";
  private static final String PLAIN = "\u001b[0m";
  private static final String REWRITE = "\r\u001b[K";

  public static Screen of(CommandLine line) {
    return new Screen(line.getOut(), line.getErr(), Integer.getInteger(COLUMNS, 0));
  }

  public boolean live() {
    return columns > 0;
  }

  /// A result.
  public void print(String text) {
    out.println(text);
    out.flush();
  }

  /// What happens.
  public void say(String text) {
    err.println((live() ? REWRITE : "") + text);
    err.flush();
  }

  /// What must not be overlooked.
  public void warn(String text) {
    say(live() ? BOLD_YELLOW + text + PLAIN : text);
  }

  /// Why the program ends.
  public void fail(String text) {
    say(live() ? BOLD_RED + text + PLAIN : text);
  }

  /// A line that the next one replaces.
  ///
  /// @throws IllegalStateException where lines cannot be rewritten
  public void rewrite(String text) {
    if (!live()) {
      throw new IllegalStateException("not a terminal");
    }
    err.print(REWRITE + (text.length() < columns ? text : text.substring(0, columns - 1)));
    err.flush();
  }
}
