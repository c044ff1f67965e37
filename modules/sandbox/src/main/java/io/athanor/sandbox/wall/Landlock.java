package io.athanor.sandbox.wall;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/// A Landlock ruleset: which files a thread, and all that it starts, can still open.
///
/// Everything that the kernel's version of Landlock can refuse is refused: files, TCP ports,
/// signals and abstract sockets beyond the confined. Only what is added here is allowed again. See
/// [the kernel's page](https://docs.kernel.org/userspace-api/landlock.html) for the numbers.
final class Landlock {
  private static final long VERSION = 1;
  private static final long PATH_BENEATH = 1;
  private static final long AT_FDCWD = -100;
  private static final long O_PATH_CLOEXEC = 0x280000;

  private static final long EXECUTE = 1;
  private static final long WRITE_FILE = 1 << 1;
  private static final long READ_FILE = 1 << 2;
  private static final long READ_DIR = 1 << 3;

  private final int abi;
  private final long ruleset;

  private Landlock(int abi, long ruleset) {
    this.abi = abi;
    this.ruleset = ruleset;
  }

  /// An empty ruleset, which allows nothing. It is held for the life of the process.
  ///
  /// @throws Refused where the kernel has no Landlock
  static Landlock open() throws Refused {
    int abi;
    try {
      abi = (int) SystemCall.LANDLOCK_CREATE_RULESET.call(0, 0, VERSION);
    } catch (IOException e) {
      throw new Refused(
          "the kernel has no Landlock (it takes Linux 5.13 or newer with \"landlock\" among its"
              + " security modules)",
          e);
    }
    try (var arena = Arena.ofConfined()) {
      var handled = arena.allocateFrom(ValueLayout.JAVA_LONG, files(abi), ports(abi), scopes(abi));
      long size = abi < 4 ? 8 : abi < 6 ? 16 : 24;
      return new Landlock(abi, SystemCall.LANDLOCK_CREATE_RULESET.call(handled.address(), size, 0));
    } catch (IOException e) {
      throw new Refused("Landlock does not work here: " + e.getMessage(), e);
    }
  }

  /// The version of Landlock that this kernel speaks, from 1.
  int abi() {
    return abi;
  }

  Landlock read(Collection<Path> paths) throws IOException {
    for (Path path : paths) {
      allow(path, Files.isDirectory(path) ? READ_FILE | READ_DIR : READ_FILE);
    }
    return this;
  }

  Landlock execute(Collection<Path> files) throws IOException {
    for (Path file : files) {
      allow(file, EXECUTE | READ_FILE);
    }
    return this;
  }

  Landlock write(Path file) throws IOException {
    allow(file, READ_FILE | WRITE_FILE);
    return this;
  }

  /// From here on the calling thread, and all that it starts, can do no more than was allowed.
  /// There is no way back. The thread must have given up new privileges.
  void restrictThisThread() throws IOException {
    SystemCall.LANDLOCK_RESTRICT_SELF.call(ruleset, 0);
  }

  private void allow(Path path, long access) throws IOException {
    try (var arena = Arena.ofConfined()) {
      long file =
          SystemCall.OPENAT.call(
              AT_FDCWD, arena.allocateFrom(path.toString()).address(), O_PATH_CLOEXEC, 0);
      try {
        var rule = arena.allocate(12, 8);
        rule.set(ValueLayout.JAVA_LONG, 0, access);
        rule.set(ValueLayout.JAVA_INT, 8, (int) file);
        SystemCall.LANDLOCK_ADD_RULE.call(ruleset, PATH_BENEATH, rule.address(), 0);
      } finally {
        SystemCall.CLOSE.call(file);
      }
    }
  }

  /// All kinds of access to files that this version knows: 13 at first, later renaming across
  /// directories (2), truncating (3), commands to devices (5).
  private static long files(int abi) {
    int kinds = abi < 2 ? 13 : abi < 3 ? 14 : abi < 5 ? 15 : 16;
    return (1L << kinds) - 1;
  }

  /// Binding to and connecting to TCP ports.
  private static long ports(int abi) {
    return abi < 4 ? 0 : 0b11;
  }

  /// Abstract Unix sockets and signals.
  private static long scopes(int abi) {
    return abi < 6 ? 0 : 0b11;
  }
}
