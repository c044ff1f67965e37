package io.athanor.sandbox.language;

/// What programs of a language need beyond one process that reads and writes pipes.
public enum Need {
  /// More than one thread, as every virtual machine has.
  THREADS,
  /// Other processes, as a compiler has its assembler.
  CHILDREN,
  /// Files of their own, as a compiled program is one.
  FILES
}
