package io.athanor.app.console;

import java.util.LinkedHashMap;
import java.util.Map;

/// The exit codes of every command; 64 and above follow BSD's `sysexits`.
public enum ExitCode {
  OK(0, "done"),
  UNEXPECTED(1, "something unforeseen happened, or the ledger does not balance"),
  USAGE(2, "a wrong option, seeds, documents or configuration that cannot be read"),
  UNAVAILABLE(69, "something needed is not there: a broker, a model's endpoint, a port, a JDK"),
  CANNOT_WRITE(73, "the output or data folder cannot be written, or is in use"),
  TRY_AGAIN(75, "stopped before the end; the same command goes on where it stopped"),
  INTERRUPTED(130, "interrupted with Ctrl-C (143 by SIGTERM); the same command goes on");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  /// Code to meaning, as `--help` shows them.
  public static Map<String, String> meanings() {
    var meanings = new LinkedHashMap<String, String>();
    for (var each : values()) {
      meanings.put(Integer.toString(each.code), each.meaning);
    }
    return meanings;
  }
}
