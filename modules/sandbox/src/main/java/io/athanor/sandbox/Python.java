package io.athanor.sandbox;

import java.util.List;

/// Python 3.8 or newer. The self-test speaks it, so there is no sandbox without it.
final class Python implements Language {

  /// Isolated: neither the environment nor the user's own packages count. No bytecode is written.
  private static final List<String> OPTIONS = List.of("-I", "-B", "-X", "utf8", "-c");

  private static final String WHERE_ARE_YOU =
      """
      import os, sys
      assert sys.version_info >= (3, 8)
      print(os.path.realpath(sys.executable))
      for prefix in {sys.base_prefix, sys.base_exec_prefix}:
          print(os.path.join(os.path.realpath(prefix), "lib"))
      """;

  @Override
  public String name() {
    return "python";
  }

  @Override
  public Interpreter find(Search search) throws Refused {
    var answer = search.ask("python3", OPTIONS, WHERE_ARE_YOU);
    return Interpreter.of(answer, OPTIONS, "bootstrap.py", "MemoryError");
  }
}
