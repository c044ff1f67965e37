package io.athanor.app;

import io.athanor.app.command.Athanor;

/// Starts the program.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(Athanor.commandLine().execute(arguments));
  }
}
