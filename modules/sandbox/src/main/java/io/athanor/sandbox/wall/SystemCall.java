package io.athanor.sandbox.wall;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/// The system calls by which a thread confines itself, with their numbers on x86-64 Linux. They are
/// made through the C library's `syscall`, as it has no functions of their own for most of them.
enum SystemCall {
  CLOSE(3),
  GETUID(102),
  PRCTL(157),
  OPENAT(257),
  SECCOMP(317),
  LANDLOCK_CREATE_RULESET(444),
  LANDLOCK_ADD_RULE(445),
  LANDLOCK_RESTRICT_SELF(446);

  private static final long AT_FDCWD = -100;
  private static final long O_CLOEXEC = 0x80000;

  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
  private static final MethodHandle SYSCALL = link();

  private final long number;

  SystemCall(long number) {
    this.number = number;
  }

  /// @param arguments at most five; pointers as addresses
  /// @throws IOException with the call's name and the error number
  long call(long... arguments) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var state = arena.allocate(STATE);
      long result = invoke(state, arguments);
      if (result == -1) {
        throw new IOException(
            name().toLowerCase(Locale.ROOT) + " failed with errno " + (int) ERRNO.get(state, 0L));
      }
      return result;
    }
  }

  /// Opens a file for reading; programs that are started do not inherit it.
  ///
  /// @return its descriptor
  static long open(Path file) throws IOException {
    try (var arena = Arena.ofConfined()) {
      return OPENAT.call(AT_FDCWD, arena.allocateFrom(file.toString()).address(), O_CLOEXEC, 0);
    }
  }

  private long invoke(MemorySegment state, long... arguments) {
    var five = Arrays.copyOf(arguments, 5);
    try {
      return (long) SYSCALL.invokeExact(state, number, five[0], five[1], five[2], five[3], five[4]);
    } catch (Throwable e) {
      throw new IllegalStateException("syscall is not to be called", e);
    }
  }

  private static MethodHandle link() {
    var word = ValueLayout.JAVA_LONG;
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("syscall"),
        FunctionDescriptor.of(word, word, word, word, word, word, word),
        Linker.Option.captureCallState("errno"),
        Linker.Option.firstVariadicArg(1));
  }
}
